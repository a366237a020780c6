import { ENTITIES } from '../lexicon/entities/index.js';
import { LEXICONS } from '../lexicon/index.js';
import type { Phrase } from '../lexicon/lexicon.js';
import type { AddresseeCode, Lang } from '../reading.js';
import { anyOf, type Found, PhraseIndex, WORD_START } from './phrase.js';

export type Named = { kind: 'name' | 'short'; codes: readonly AddresseeCode[] } | { kind: 'pronoun'; many: boolean };

export interface EntityWords {
  names: PhraseIndex<Named>;
  before: PhraseIndex<true>;
  joins: PhraseIndex<true>;
  asides: PhraseIndex<true>;
  examples: PhraseIndex<true>;
  complements: PhraseIndex<true>;
  stops: RegExp;
  notYetParty: RegExp;
  organizations: RegExp;
  /** What such a group begins with: looked for before the whole is tried. */
  groupHeads: PhraseIndex<true>;
  scopes: PhraseIndex<string>;
}

const compiled = new Map<Lang, EntityWords>();

export function entityWords(lang: Lang): EntityWords {
  const known = compiled.get(lang);
  if (known) return known;
  const lexicon = LEXICONS[lang].addressees;
  const set = (phrases: readonly Phrase[]) =>
    new PhraseIndex<true>(
      phrases.map((phrase) => [phrase, true] as const),
      lang,
    );
  const start = lang === 'zh' ? '' : WORD_START;
  const words: EntityWords = {
    names: new PhraseIndex(namesOf(lang), lang),
    before: set(lexicon.before),
    joins: set(lexicon.joins),
    asides: set(lexicon.asides),
    examples: set(lexicon.examples),
    complements: set(lexicon.complements),
    stops: new RegExp(anyOf(lexicon.stops, lang), 'y'),
    notYetParty: new RegExp(start + anyOf(lexicon.notYetParty, lang)),
    organizations: organizations(lang),
    groupHeads: set(groupHeads(lang)),
    scopes: new PhraseIndex(lexicon.scopes, lang),
  };
  compiled.set(lang, words);
  return words;
}

function namesOf(lang: Lang): (readonly [Phrase, Named])[] {
  const entries: (readonly [Phrase, Named])[] = [];
  const shorts = new Map<Phrase, AddresseeCode[]>();
  for (const entity of ENTITIES) {
    for (const name of entity.names[lang]) {
      for (const form of withPrefixes(name, lang)) entries.push([form, { kind: 'name', codes: [entity.code] }]);
    }
    for (const name of entity.short?.[lang] ?? []) shorts.set(name, [...(shorts.get(name) ?? []), entity.code]);
  }
  for (const [name, codes] of shorts) {
    for (const form of withPrefixes(name, lang)) entries.push([form, { kind: 'short', codes }]);
  }
  const { one, many } = LEXICONS[lang].addressees.pronouns;
  for (const pronoun of one) entries.push([pronoun, { kind: 'pronoun', many: false }]);
  for (const pronoun of many) entries.push([pronoun, { kind: 'pronoun', many: true }]);
  return entries;
}

/** Arabic writes "to", "by" and the article at the front of a name. */
export function withPrefixes(name: Phrase, lang: Lang): Phrase[] {
  if (lang !== 'ar') return [name];
  if (name.startsWith('ال')) return [name, `لل${name.slice(2)}`, `ب${name}`];
  if (/^[[(]/.test(name)) return [name];
  return [name, `ل${name}`, `ب${name}`];
}

function groupHeads(lang: Lang): Phrase[] {
  const { scopesStand, scopes, organizations: nouns } = LEXICONS[lang].addressees;
  return scopesStand === 'before'
    ? scopes.map(([phrase]) => phrase)
    : nouns.flatMap((noun) => withPrefixes(noun, lang));
}

/** "international, regional and subregional organizations" in any order and number. */
function organizations(lang: Lang): RegExp {
  const lexicon = LEXICONS[lang].addressees;
  const scope = anyOf(
    lexicon.scopes.map(([phrase]) => phrase),
    lang,
  );
  const noun = anyOf(
    lang === 'ar' ? lexicon.organizations.flatMap((name) => withPrefixes(name, lang)) : lexicon.organizations,
    lang,
  );
  if (lang === 'zh') return new RegExp(`${scope}(?:(?:、|和|及|以及|或)?${scope})*(?:的)?(?:各)?${noun}`, 'y');
  const join =
    lang === 'ar'
      ? '(?:\\s*,)?\\s+(?:و\\s*)?'
      : `(?:\\s*,)?\\s+(?:${anyOf(
          lexicon.joins.filter((word) => word !== ','),
          lang,
        )}\\s+)?`;
  const scopes = `${scope}(?:${join}${scope})*`;
  return new RegExp(lexicon.scopesStand === 'before' ? `${scopes}\\s+${noun}` : `${noun}\\s+${scopes}`, 'y');
}

/** The group of organizations that begins at a place: its codes and its end; null where none does. */
export function groupAt(folded: string, at: number, words: EntityWords): { codes: string[]; to: number } | null {
  if (!words.groupHeads.at(folded, at)) return null;
  words.organizations.lastIndex = at;
  if (!words.organizations.test(folded)) return null;
  const to = words.organizations.lastIndex;
  const codes = scopeCodes(folded, at, to, words);
  return codes.length > 0 ? { codes, to } : null;
}

/** Codes of the adjectives in a match of `organizations`. */
export function scopeCodes(folded: string, from: number, to: number, words: EntityWords): string[] {
  const codes: string[] = [];
  for (let at = from; at < to; ) {
    const scope = words.scopes.at(folded, at);
    if (scope && scope.to <= to) {
      if (scope.value && !codes.includes(scope.value)) codes.push(scope.value);
      at = scope.to;
    } else at++;
  }
  return codes;
}

export type NameFound = Found<Named>;
