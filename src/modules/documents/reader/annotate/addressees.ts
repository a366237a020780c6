import type { ActCode, AddresseeCode } from '../reading.js';
import { type EntityWords, entityWords } from './entity-words.js';
import { type NameList, readList } from './name-list.js';
import { firstNamed, namedBefore, severalBefore } from './named.js';
import { startsWord } from './phrase.js';
import { resolveShort, SPEAKERS } from './short-forms.js';
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

/** How far back a sentence is looked for. */
const LOOK_BACK = 3000;

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
  if (act === 'decide' || act === 'decide_again') return input.organ ? [SPEAKERS[input.organ]] : [];
  if (ASKS_NOBODY.has(act)) return [];
  const words = entityWords(input.lang);
  if (place.object) return [...antecedents(place, place.lead, place.object === 'many')];
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
      codes.push(...antecedents(place, from, value.many).map((code) => ({ at: from, code })));
    else if (value.kind === 'short') {
      const named = [...(place.input.named ?? []), ...namedBefore(place.folded, from, place.input.lang)];
      const code = resolveShort(value.codes, named, place.input.organ);
      if (code) codes.push({ at: from, code });
    } else codes.push(...value.codes.map((code) => ({ at: from, code })));
  }
  codes.sort((a, b) => a.at - b.at);
  const treaty = words.notYetParty.test(place.folded.slice(place.from, place.end));
  const plain = codes.map(({ code }) => (code === 'MEMBER_STATES_NOT_YET_PARTY' && !treaty ? 'MEMBER_STATES' : code));
  return [...new Set(plain)];
}

/** "them": the several named last; "it": the one asked by the act before, else the one named first in the sentence. */
function antecedents(place: ActPlace, at: number, many: boolean): readonly AddresseeCode[] {
  const { folded, input, lead } = place;
  const last = place.before.at(-1);
  const asked = last && last.act !== 'decide' && last.act !== 'decide_again' ? last.addressees : [];
  const several = many ? severalBefore(folded, at, input.lang) : [];
  if (several.length > 0) return several;
  return asked.length > 0 ? asked : firstNamed(folded, sentenceStart(folded, lead), lead, input.lang);
}

/** Where the sentence that holds a place begins, as far as one looks back. */
function sentenceStart(folded: string, at: number): number {
  const floor = Math.max(0, at - LOOK_BACK);
  const before = folded.slice(floor, at);
  return floor + Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('。')) + 1;
}
