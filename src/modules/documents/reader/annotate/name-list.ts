import type { AddresseeCode, Lang } from '../reading.js';
import { actWords } from './act-words.js';
import { type EntityWords, groupAt, type NameFound } from './entity-words.js';
import { type Found, isLetter, startsWord } from './phrase.js';

export interface NameList {
  names: NameFound[];
  organizations: Found<AddresseeCode>[];
}

/** How far a list of names may reach after its verb. */
const REACH = 900;

/**
 * Reads the list of names that follows a verb: "Member States, international organizations and the private sector to ...".
 * It walks from word to word. A name counts where the list expects one: after the verb, a comma or "and", with articles and
 * adjectives between; a name after "of" or "by", in a remark ("in cooperation with ...") or past the infinitive does not.
 */
export function readList(folded: string, from: number, end: number, lang: Lang, words: EntityWords): NameList {
  const list: NameList = { names: [], organizations: [] };
  const last = Math.min(end, from + REACH);
  let expecting = true;
  let at = afterAdverbs(folded, from, last, lang);
  while (at < last) {
    const c = folded[at] ?? '';
    if (
      c === ';' ||
      c === '；' ||
      c === '。' ||
      c === '\n' ||
      (c === '.' && folded[at + 1] !== undefined && !isLetter(folded, at + 1))
    )
      break;
    const found = nameAt(folded, at, last, lang, words);
    if (found) {
      if (expecting) {
        if (found.name) list.names.push(found.name);
        list.organizations.push(...found.organizations);
      }
      expecting = false;
      at = found.to;
      continue;
    }
    const step = stepAt(folded, at, last, lang, words, expecting, list);
    if (step === null) break;
    expecting = step.expecting;
    at = Math.max(step.to, at + 1);
  }
  return list;
}

/** Past "once again" and "in this regard" between a verb and whom it asks. */
function afterAdverbs(folded: string, from: number, last: number, lang: Lang): number {
  if (lang === 'zh') return from;
  const { between } = actWords(lang);
  let at = from;
  for (let round = 0; round < 6 && at < last; round++) {
    while (folded[at] === ' ' || folded[at] === ',') at++;
    const adverb = between.at(folded, at);
    if (!adverb) break;
    at = adverb.to;
  }
  return at;
}

interface NameAt {
  name: NameFound | null;
  organizations: Found<AddresseeCode>[];
  to: number;
}

function nameAt(folded: string, at: number, last: number, lang: Lang, words: EntityWords): NameAt | null {
  if (!mayStart(folded, at, lang)) return null;
  const name = words.names.at(folded, at);
  const group = groupAt(folded, at, words);
  if (name && name.to <= last && name.to >= (group?.to ?? 0)) return { name, organizations: [], to: name.to };
  if (!group || group.to > last) return name && name.to <= last ? { name, organizations: [], to: name.to } : null;
  const organizations = group.codes.map((value) => ({ value, from: at, to: group.to }));
  return { name: null, organizations, to: group.to };
}

function mayStart(folded: string, at: number, lang: Lang): boolean {
  return startsWord(folded, at, lang) || (isLetter(folded, at) && (folded[at - 1] === "'" || folded[at - 1] === '-'));
}

interface Step {
  expecting: boolean;
  to: number;
}

function stepAt(
  folded: string,
  at: number,
  last: number,
  lang: Lang,
  words: EntityWords,
  expecting: boolean,
  list: NameList,
): Step | null {
  if (folded[at] === ' ') return { expecting, to: at + 1 };
  const some = list.names.length + list.organizations.length > 0;
  const starts = mayStart(folded, at, lang) || !isLetter(folded, at);
  if (starts) {
    words.stops.lastIndex = at;
    if ((some || lang !== 'ar') && words.stops.test(folded))
      return some || !words.before.at(folded, at) ? null : { expecting, to: words.before.at(folded, at)?.to ?? at + 1 };
    const aside = words.asides.at(folded, at);
    const join = words.joins.at(folded, at);
    const before = expecting ? words.before.at(folded, at) : null;
    if (aside && aside.to >= (join?.to ?? 0) && aside.to >= (before?.to ?? 0))
      return lang === 'zh' ? { expecting: true, to: aside.to } : skipAside(folded, aside.to, last, lang, words);
    if (before && before.to >= (join?.to ?? 0)) return { expecting, to: before.to };
    if (join) return { expecting: true, to: join.to };
    if (lang === 'ar' && folded[at] === 'و' && startsWord(folded, at, lang)) return { expecting: true, to: at + 1 };
    const complement = words.complements.at(folded, at);
    if (complement) return lang === 'zh' && some ? null : { expecting: false, to: complement.to };
  }
  if (lang === 'zh') return chineseModifier(folded, at, last, words, some);
  let to = at + 1;
  while (to < last && isLetter(folded, to)) to++;
  return { expecting: false, to };
}

/** Past a remark: to the comma that ends it, or to where what is asked begins. */
function skipAside(folded: string, from: number, last: number, lang: Lang, words: EntityWords): Step {
  for (let at = from; at < last; at++) {
    const c = folded[at];
    if (c === ';' || c === '\n' || (c === ',' && !goesOn(folded, at + 1, lang, words)))
      return { expecting: false, to: at };
    if (startsWord(folded, at, lang)) {
      words.stops.lastIndex = at;
      if (words.stops.test(folded)) return { expecting: false, to: at };
    }
  }
  return { expecting: false, to: last };
}

/** Whether a comma only parts what the remark lists, or examples follow it: no "and" leads back to those who are asked. */
function goesOn(folded: string, from: number, lang: Lang, words: EntityWords): boolean {
  let at = from;
  while (folded[at] === ' ') at++;
  if (words.examples.at(folded, at)) return true;
  for (let before = words.before.at(folded, at); before; before = words.before.at(folded, at)) {
    at = before.to;
    while (folded[at] === ' ') at++;
  }
  return nameAt(folded, at, folded.length, lang, words) !== null;
}

/** Chinese says who is meant before the name ("…的会员国"); once a name stood, anything else begins what is asked. */
function chineseModifier(folded: string, at: number, last: number, words: EntityWords, some: boolean): Step | null {
  if (some) return null;
  const window = folded.slice(at, Math.min(last, at + 120));
  const modifier = /^(?:《[^》]{1,80}》|[^，；。的])*?的/.exec(window);
  if (
    !modifier ||
    /^(加强|采取|继续|支持|开展|制定|执行|提供|促进|确保|努力|向|为|发展|进一步|制订|建立|在|对)/.test(window)
  )
    return null;
  for (let to = at + modifier[0].length; to < last; ) {
    if (words.names.at(folded, to)) return { expecting: true, to };
    const before = words.before.at(folded, to);
    if (!before) break;
    to = before.to;
  }
  return null;
}
