import type { Translator } from '../../../kernel/i18n/index.js';
import { partyName } from '../../parties/index.js';
import type { Ground } from '../published/open-published.js';
import type { Titles } from './concept.js';

/** What concepts and codes are called in the reader's language. */

const inWords = ({ lang }: Translator, titles: Titles): string | null =>
  titles[lang] ?? titles.en ?? Object.values(titles)[0] ?? null;

/** @param concept its code; of a column that none is known for, "col:" and its name */
export function conceptWord(t: Translator, { registry }: Pick<Ground, 'registry'>, concept: string): string {
  const known = registry.concepts.get(concept);
  return (known && inWords(t, known.titles)) ?? concept.replace(/^col:/u, '');
}

/** A country by its name in the register, a code by its title, and what nobody knows as it stands. */
export function codeWord(t: Translator, { registry, places }: Ground, concept: string, code: string): string {
  const known = registry.concepts.get(concept);
  const found =
    known?.codes.find((one) => one.code === code) ?? registry.everywhere.find((one) => one.code === code) ?? null;
  if (found !== null) return inWords(t, found.titles) ?? code;
  const party = known?.form === 'country' ? places.byCode.get(code) : undefined;
  return party === undefined ? code : partyName(t, party);
}
