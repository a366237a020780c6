import type { Translator } from '../../../kernel/i18n/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Composing } from './compose.js';

/** Whose report it is, in the language of the frame. Pure. */

/** Name of the group whose report it is; empty where it is of the house. */
export function groupName(t: Translator, { content, annex }: Pick<Composing, 'content' | 'annex'>): string {
  const named = content.party === undefined ? undefined : annex.parties[content.party];
  return named === undefined ? '' : wordingIn(named.names, t.lang).text;
}

/** "Annual report of a group: ICAT" */
export function kindWords(t: Translator, composing: Pick<Composing, 'content' | 'annex'>): string {
  const kind = t(`reports.kind.${composing.content.kind}`);
  const group = groupName(t, composing);
  return group === '' ? kind : t('reports.kind.of-group', { kind, group });
}
