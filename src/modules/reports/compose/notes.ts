import type { Translator } from '../../../kernel/i18n/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Block } from '../report/block.js';
import type { Annex } from '../report/published.js';

/** Footnotes that name the sources of a sentence, in the form of the United Nations and the language of the frame. Pure. */
export function notesOf(t: Translator, { body, sources }: Block, { parties, questions }: Annex): string[] {
  if (!('asked' in body)) return [];
  const asked = questions[body.asked.question];
  if (asked === undefined) return [];
  const title = wordingIn(asked.callTitles, t.lang).text;
  const { number } = asked;
  if (body.kind !== 'passage') return [t('reports.note.counted', { title, number })];
  return sources.flatMap(({ party, version }) => {
    const named = parties[party];
    if (named === undefined) return [];
    const name = wordingIn(named.names, t.lang).text;
    return [t('reports.note.quoted', { party: name, submission: `${asked.call}/${named.code}/${version}`, number })];
  });
}
