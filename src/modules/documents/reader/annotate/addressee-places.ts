import type { AddresseeCode, Lang, Span } from '../reading.js';
import { entityWords, scopeCodes } from './entity-words.js';
import { fold } from './fold.js';
import { startsWord } from './phrase.js';

/** An act of a paragraph as far as its addressees are looked for: where its verb stands in the text, and who is asked. */
export interface AskingAct {
  span: Span | null;
  addressees: readonly AddresseeCode[];
}

/**
 * The words that name who is asked, for pages that mark them: after each verb, the first name of every addressee of its act.
 * Addressees that only a pronoun names, or that the words before the verb name, have no place.
 *
 * @returns ranges of `text` with the index of the act, in order.
 */
export function placeAddressees(text: string, lang: Lang, acts: readonly AskingAct[]): { act: number; span: Span }[] {
  const folded = fold(text);
  const words = entityWords(lang);
  const places: { act: number; span: Span }[] = [];
  for (const [index, act] of acts.entries()) {
    if (act.span === null || act.addressees.length === 0) continue;
    const end = acts.slice(index + 1).find((next) => next.span !== null)?.span?.[0] ?? folded.length;
    const open = new Set(act.addressees);
    for (let at = act.span[1]; at < end && open.size > 0; at++) {
      if (!startsWord(folded, at, lang) && folded[at - 1] !== "'") continue;
      const name = words.names.at(folded, at);
      const found = name?.value.kind === 'name' || name?.value.kind === 'short' ? name : null;
      words.organizations.lastIndex = at;
      const list = found === null && words.organizations.test(folded) ? words.organizations.lastIndex : null;
      const codes =
        found !== null && 'codes' in found.value
          ? found.value.codes
          : list === null
            ? []
            : scopeCodes(folded, at, list, words);
      const to = found?.to ?? list;
      const asked = codes.filter(
        (code) => open.has(code) || (code === 'MEMBER_STATES_NOT_YET_PARTY' && open.has('MEMBER_STATES')),
      );
      if (to === null || asked.length === 0) continue;
      for (const code of asked) open.delete(code);
      if (asked.includes('MEMBER_STATES_NOT_YET_PARTY')) open.delete('MEMBER_STATES');
      places.push({ act: index, span: [at, Math.min(to, end)] });
      at = to - 1;
    }
  }
  return places;
}
