import { directionOf, type Translator } from '../../../kernel/i18n/index.js';
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
    const submission = leftToRight(t, `${asked.call}/${named.code}/${version}`);
    return [t('reports.note.quoted', { party: name, submission, number })];
  });
}

/** A symbol that stays in its order within Arabic, wherever the text goes: marks of direction, since files know no `bdi`. */
function leftToRight({ lang }: Translator, symbol: string): string {
  return directionOf(lang) === 'rtl' ? `\u200e${symbol}\u200e` : symbol;
}
