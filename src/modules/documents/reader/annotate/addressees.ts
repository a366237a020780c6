import type { ActCode, AddresseeCode, Organ } from '../reading.js';
import { type EntityWords, entityWords, scopeCodes } from './entity-words.js';
import { fold } from './fold.js';
import { type NameList, readList } from './name-list.js';
import { startsWord, wordStarts } from './phrase.js';
import { resolveShort } from './short-forms.js';
import type { AnnotateInput, FoundAct } from './types.js';

/** Acts that ask nobody, whoever they name. */
const ASKS_NOBODY: ReadonlySet<ActCode> = new Set([
  'adopt',
  'affirm',
  'commend',
  'condemn',
  'deplore',
  'endorse',
  'express',
  'express_concern',
  'note',
  'note_appreciation',
  'other',
  'reaffirm',
  'recall',
  'recognize',
  'stress',
  'take_note',
  'welcome',
]);

const ORGAN_CODES: Record<Organ, AddresseeCode> = {
  GENERAL_ASSEMBLY: 'GENERAL_ASSEMBLY',
  ECONOMIC_AND_SOCIAL_COUNCIL: 'ECOSOC',
  HUMAN_RIGHTS_COUNCIL: 'HRC',
  SECURITY_COUNCIL: 'SECURITY_COUNCIL',
};

export interface ActPlace {
  input: AnnotateInput;
  folded: string;
  act: ActCode;
  /** Where the verb ends, and where the next act begins. */
  from: number;
  end: number;
  /** Where the verb begins. */
  lead: number;
  /** A pronoun at the verb that is who is asked. */
  object: 'one' | 'many' | null;
  /** The acts before it in the paragraph. */
  before: readonly FoundAct[];
}

/** Who an act addresses, in the order of the words, each once. */
export function addresseesOf(place: ActPlace): AddresseeCode[] {
  const { act, input } = place;
  if (act === 'decide' || act === 'decide_again') return input.organ ? [ORGAN_CODES[input.organ]] : [];
  if (ASKS_NOBODY.has(act)) return [];
  const words = entityWords(input.lang);
  if (place.object) return antecedents(place, place.lead, place.object === 'many', words);
  if (act === 'express_support' || act === 'look_forward') return concerned(place, words);
  return codesOf(place, readList(place.folded, place.from, place.end, input.lang, words), words);
}

/** Whether somebody who can be asked is named right after a verb. */
export function hasAddressee(input: AnnotateInput, folded: string, at: number): boolean {
  return readList(folded, at, Math.min(folded.length, at + 200), input.lang, entityWords(input.lang)).names.length > 0;
}

/** Who is supported, or from whom something is expected: the first who is named, wherever. */
function concerned(place: ActPlace, words: EntityWords): AddresseeCode[] {
  const list = readList(place.folded, place.from, place.end, place.input.lang, words);
  const direct = codesOf(place, list, words);
  if (direct.length > 0) return direct;
  const stop = /[;；。]/.exec(place.folded.slice(place.from, place.end));
  const end = stop ? place.from + stop.index : place.end;
  for (let at = place.from; at < end; at++) {
    if (!startsWord(place.folded, at, place.input.lang)) continue;
    const name = words.names.at(place.folded, at);
    if (!name || name.value.kind === 'pronoun') continue;
    const codes = codesOf(place, { names: [name], organizations: [] }, words);
    if (codes.length > 0) return codes;
    at = name.to - 1;
  }
  return [];
}

function codesOf(place: ActPlace, list: NameList, words: EntityWords): AddresseeCode[] {
  const codes: { at: number; code: AddresseeCode }[] = list.organizations.map(({ from, value }) => ({
    at: from,
    code: value,
  }));
  for (const name of list.names) {
    const { value, from } = name;
    if (value.kind === 'pronoun')
      codes.push(...antecedents(place, from, value.many, words).map((code) => ({ at: from, code })));
    else if (value.kind === 'short') {
      const code = resolveShort(value.codes, namedBefore(place, from, words), place.input.organ);
      if (code) codes.push({ at: from, code });
    } else codes.push(...value.codes.map((code) => ({ at: from, code })));
  }
  codes.sort((a, b) => a.at - b.at);
  const treaty = words.notYetParty.test(place.folded.slice(place.from, place.end));
  const plain = codes.map(({ code }) => (code === 'MEMBER_STATES_NOT_YET_PARTY' && !treaty ? 'MEMBER_STATES' : code));
  return [...new Set(plain)];
}

/** Everyone named before a place: in the paragraphs before, then in this one. */
function namedBefore(place: ActPlace, at: number, words: EntityWords): AddresseeCode[] {
  return [...(place.input.named ?? []), ...namesIn(place.folded.slice(0, at), place.input, words)];
}

function namesIn(folded: string, input: Pick<AnnotateInput, 'lang'>, words: EntityWords): AddresseeCode[] {
  const codes: AddresseeCode[] = [];
  let read = 0;
  for (const at of wordStarts(folded, input.lang)) {
    if (at < read) continue;
    const name = words.names.at(folded, at);
    if (!name || name.value.kind === 'pronoun') continue;
    if (name.value.kind === 'name') codes.push(...name.value.codes);
    read = name.to;
  }
  return codes;
}

/** The group named last in a text: States, agencies, "international organizations". */
function lastGroup(folded: string, input: AnnotateInput, words: EntityWords): AddresseeCode[] {
  const starts = wordStarts(folded, input.lang);
  for (let i = starts.length - 1; i >= 0; i--) {
    const at = starts[i] ?? 0;
    words.organizations.lastIndex = at;
    const group = words.organizations.exec(folded);
    const codes = group ? scopeCodes(folded, at, at + group[0].length, words) : [];
    if (codes.length > 0) return widest(folded, starts, i, words) ?? codes;
    const name = words.names.at(folded, at);
    if (name?.value.kind === 'name' && name.value.codes.some((code) => code.endsWith('S')))
      return [...name.value.codes];
  }
  return [];
}

/** "international and regional organizations" is one group: the longest that ends where the last one ends. */
function widest(folded: string, starts: readonly number[], from: number, words: EntityWords): AddresseeCode[] | null {
  let found: AddresseeCode[] | null = null;
  for (let i = from; i >= 0 && i > from - 8; i--) {
    const at = starts[i] ?? 0;
    words.organizations.lastIndex = at;
    const group = words.organizations.exec(folded);
    if (group) found = scopeCodes(folded, at, at + group[0].length, words);
  }
  return found;
}

/** "them": the several named last; "it": the one asked by the act before, else the one named first in the sentence. */
function antecedents(place: ActPlace, at: number, many: boolean, words: EntityWords): AddresseeCode[] {
  const last = place.before.at(-1);
  const asked = last && last.act !== 'decide' && last.act !== 'decide_again' ? last.addressees : [];
  if (many) {
    const several = lastGroup(place.folded.slice(0, at), place.input, words);
    if (several.length > 0) return several;
  }
  if (asked.length > 0) return asked;
  const before = place.folded.slice(0, place.lead);
  const sentence = before.slice(
    Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('。')) + 1,
  );
  return namesIn(sentence, place.input, words).slice(0, 1);
}

/** Who is named by a full name in a text, in order: what later short forms may mean. */
export function findNamed(text: string, lang: AnnotateInput['lang']): AddresseeCode[] {
  return namesIn(fold(text), { lang }, entityWords(lang));
}
