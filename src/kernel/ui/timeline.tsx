import type { Child } from 'hono/jsx';
import { DateText } from './inline.js';

export interface TimelineEntry {
  /** What stands at the node: a symbol, a name. */
  title: Child;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  date?: string | undefined;
  /** The entry that counts now: its node is filled, and `children` should say why. */
  current?: boolean | undefined;
  children?: Child;
}

/** What happened, one node each, on one line. */
export function Timeline({ label, entries }: { label?: string | undefined; entries: readonly TimelineEntry[] }) {
  return (
    <ol role="list" class="thread" aria-label={label}>
      {entries.map(({ title, date, current, children }) => (
        <li class={current ? 'here' : undefined}>
          <div class="meta">
            <span class="title">{title}</span>
            {date === undefined ? null : (
              <small>
                <DateText date={date} />
              </small>
            )}
          </div>
          {children === undefined ? null : <div class="quiet">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
