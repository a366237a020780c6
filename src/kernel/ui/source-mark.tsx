import type { Child } from 'hono/jsx';
import { useFrame } from './frame.js';

/** What a reading found in the words of a text: an act, who is asked, by when. */
export type MarkKind = 'act' | 'who' | 'by';

/** Words of a resolution that a reading points at. Acts differ in weight, addressees and dates in their underline. */
export function SourceMark({ kind, children, id }: { kind: MarkKind; children?: Child; id?: string | undefined }) {
  return (
    <mark class={kind} id={id}>
      {children}
    </mark>
  );
}

/** Says what the three marks mean, in their own look. */
export function MarkLegend() {
  const { t } = useFrame();
  return (
    <p class="legend quiet">
      {t('ui.marks.legend')} <SourceMark kind="act">{t('ui.marks.act')}</SourceMark>{' '}
      <SourceMark kind="who">{t('ui.marks.who')}</SourceMark> <SourceMark kind="by">{t('ui.marks.by')}</SourceMark>
    </p>
  );
}
