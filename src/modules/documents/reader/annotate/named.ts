import type { AddresseeCode, Lang } from '../reading.js';
import { type EntityWords, entityWords, groupAt } from './entity-words.js';
import { fold } from './fold.js';
import { wordStarts } from './phrase.js';
import { lastFrom } from './positions.js';

/** Who is named by a full name, or as a group of organizations, and where. */
export interface NamedPlace {
  at: number;
  to: number;
  codes: readonly AddresseeCode[];
  /** Several: States, agencies, "international organizations". */
  many: boolean;
}

/** How many of those named before later words may mean. */
const REMEMBERED = 40;

let last: { folded: string; lang: Lang | null; places: NamedPlace[] } = { folded: '', lang: null, places: [] };

/** All who are named in a folded text, in order; asked for again and again of the same text. */
function namedPlaces(folded: string, lang: Lang): readonly NamedPlace[] {
  if (last.folded === folded && last.lang === lang) return last.places;
  const words = entityWords(lang);
  const places: NamedPlace[] = [];
  let read = 0;
  for (const at of wordStarts(folded, lang)) {
    if (at < read) continue;
    const place = placeAt(folded, at, words);
    if (!place) continue;
    read = place.to;
    if (place.codes.length > 0) places.push(place);
  }
  last = { folded, lang, places };
  return places;
}

function placeAt(folded: string, at: number, words: EntityWords): NamedPlace | null {
  const name = words.names.at(folded, at);
  const group = groupAt(folded, at, words);
  if (group && group.to > (name?.to ?? 0)) return { at, to: group.to, codes: group.codes, many: true };
  if (!name || name.value.kind === 'pronoun') return null;
  const codes = name.value.kind === 'name' ? name.value.codes : [];
  return { at, to: name.to, codes, many: codes.some((code) => code.endsWith('S')) };
}

/** The codes of those named before a place, latest last. */
export function namedBefore(folded: string, at: number, lang: Lang): AddresseeCode[] {
  const places = namedPlaces(folded, lang);
  const end = lastFrom(places, at - 1, (place) => place.at) + 1;
  return places.slice(Math.max(0, end - REMEMBERED), end).flatMap((place) => place.codes);
}

/** The several named last before a place. */
export function severalBefore(folded: string, at: number, lang: Lang): readonly AddresseeCode[] {
  const places = namedPlaces(folded, lang);
  for (let i = lastFrom(places, at - 1, (place) => place.at), seen = 0; i >= 0 && seen < REMEMBERED; i--, seen++) {
    const place = places[i];
    if (place?.many) return place.codes;
  }
  return [];
}

/** The one named first between two places. */
export function firstNamed(folded: string, from: number, to: number, lang: Lang): AddresseeCode[] {
  const places = namedPlaces(folded, lang);
  const place = places[lastFrom(places, from - 1, ({ at }) => at) + 1];
  return place && place.at < to ? place.codes.slice(0, 1) : [];
}

/** Who is named in a text, in order: what later short forms may mean. */
export function findNamed(text: string, lang: Lang): AddresseeCode[] {
  return namedBefore(fold(text), text.length, lang);
}
