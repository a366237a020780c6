import type { Child } from 'hono/jsx';
import { useFrame } from './frame.js';

export type NoticeKind = 'note' | 'done' | 'due' | 'late';

export interface NoticeProps {
  kind?: NoticeKind | undefined;
  /** Instead of the word for the kind ("Done", "Warning"). */
  title?: Child;
  children?: Child;
}

/** Something the reader should know before going on. Its kind is said in words; colour only repeats it. */
export function Notice({ kind = 'note', title, children }: NoticeProps) {
  const { t } = useFrame();
  return (
    <div class={`notice ${kind}`} role={kind === 'late' ? 'alert' : 'status'}>
      <p class="kind">{title ?? t(`ui.notice.${kind}`)}</p>
      <div>{children}</div>
    </div>
  );
}
