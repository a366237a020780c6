import type { CitedBody } from '../lexicon/lexicon.js';
import type { Lang, Organ } from '../reading.js';
import { type CitationWords, citationWords } from './citation-words.js';
import { startsWord } from './phrase.js';
import { lastFrom } from './positions.js';
import { inside } from './scope.js';
import type { Placed } from './symbols.js';

/**
 * Numbers of resolutions: 64/293, 2015/23, S-10/2; 217 A (III); 2331 (2016). A number is one where a word for resolution
 * governs it; the words around say whose it is, and a bare number without a body is the organ's own.
 */
const NUMBER =
  /(?<![\da-z/.-])(?:(es|s)-)?(\d{1,4})\/(\d{1,3})(?![\d/])(?:\s?([a-z])(?![a-z\d]))?|(?<![\d/.-])(\d{2,4})(?:\s([a-z]))?\s?\(([ivxlc]{1,8})\)|(?<![\d/.-])(\d{2,4})\s?\(((?:19|20)\d\d)\)/gu;

/** How far a word for resolution governs the numbers that follow it, or in Chinese those before it. */
const REACH = 400;

interface Keyword {
  from: number;
  to: number;
  decision: boolean;
}

export function findResolutions(
  text: string,
  folded: string,
  lang: Lang,
  organ: Organ | null,
  taken: readonly (readonly [number, number])[],
): Placed[] {
  if (!/\d[/\s(]/.test(folded)) return [];
  const words = citationWords(lang);
  const keywords: Keyword[] = [...folded.matchAll(words.keyword)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    decision: words.decision.test(match[0]),
  }));
  if (keywords.length === 0) return [];
  const placed: Placed[] = [];
  for (const [keyword, run] of runsOf(folded, keywords, lang, taken)) {
    run.forEach((match, i) => {
      const body = bodyOf(folded, keyword, run, i, lang, words) ?? 'OWN';
      const code = codeOf(match, text, body, keyword.decision, organ, lang);
      if (code) placed.push({ code, from: match.index, to: match.index + match[0].length });
    });
  }
  return placed;
}

/** The numbers that each word for resolution governs. */
function runsOf(
  folded: string,
  keywords: readonly Keyword[],
  lang: Lang,
  taken: readonly (readonly [number, number])[],
): Map<Keyword, RegExpExecArray[]> {
  const runs = new Map<Keyword, RegExpExecArray[]>();
  for (const match of folded.matchAll(NUMBER)) {
    if (inside(taken, match.index)) continue;
    const keyword = governing(keywords, match.index, folded, lang);
    const run = keyword && runs.get(keyword);
    if (run) run.push(match);
    else if (keyword) runs.set(keyword, [match]);
  }
  return runs;
}

function governing(keywords: readonly Keyword[], at: number, folded: string, lang: Lang): Keyword | null {
  const close = (from: number, to: number, reach: number) =>
    to - from <= reach && !/[;；。\n]/.test(folded.slice(from, to));
  if (lang === 'zh') {
    const after = keywords[lastFrom(keywords, at - 1, ({ from }) => from) + 1];
    return after && close(at, after.from, 160) ? after : null;
  }
  const before = keywords[lastFrom(keywords, at, ({ to }) => to)];
  return before && close(before.to, at, REACH) ? before : null;
}

/** How many numbers of a list after one are looked at for the body that ends the list. */
const LIST = 24;

/** Whose resolutions a word for resolution and its numbers speak of. */
function bodyOf(
  folded: string,
  keyword: Keyword,
  run: readonly RegExpExecArray[],
  index: number,
  lang: Lang,
  words: CitationWords,
): CitedBody | null {
  if (lang === 'zh') return bodyBefore(folded, run[index]?.index ?? keyword.from, words, lang, 160);
  const first = run[0]?.index ?? keyword.to;
  const between = bodyWithin(folded, keyword.to, Math.min(first, keyword.to + 120), words, lang);
  if (between) return between;
  const before = bodyBefore(folded, keyword.from, words, lang, 60);
  if (before && before !== 'OWN') return before;
  for (const number of run.slice(index, index + LIST)) {
    const after = bodyAfter(folded, number.index + number[0].length, words, lang);
    if (after) return after;
  }
  return before;
}

function bodyWithin(folded: string, from: number, to: number, words: CitationWords, lang: Lang): CitedBody | null {
  if (/\d/.test(folded.slice(from, to))) return null;
  for (let at = from; at < to; at++) {
    if (!startsWord(folded, at, lang) && folded[at - 1] !== "'") continue;
    const body = words.bodies.at(folded, at);
    if (body && body.to <= to) return body.value;
  }
  return null;
}

const DATE =
  /^,?\s*(?:en date du|en date de|of|du|de|от|المؤرخ|المؤرخة)?\s*\d{1,2}(?:er)?\.?\s(?:de\s)?[^\s\d,;]+\s(?:de\s|del\s)?\d{4}(?:\sгода|\sг\.)?/;
const LINK =
  /^,?\s*(?:of the|of|by the|adopted by the|adoptées? par (?:le |la |l')?|du|de la|de l'|del|de|الصادر عن|الصادرة عن)\s*/;

/** A body right after a number or its date: "of the Council"; in Russian the genitive alone. */
function bodyAfter(folded: string, from: number, words: CitationWords, lang: Lang): CitedBody | null {
  const at = from + (DATE.exec(folded.slice(from, from + 60))?.[0].length ?? 0);
  const rest = folded.slice(at, at + 40);
  const link = lang === 'ru' ? /^\s+/.exec(rest) : LINK.exec(rest);
  const body = link ? words.bodies.at(folded, at + link[0].length) : null;
  return body && body.value !== 'OWN' ? body.value : null;
}

const LINK_BEFORE =
  /^(?:[\s,]|in|by|of|and|other|relevant|previous|its|the|dans|par|sa|ses|la|les|en|su|sus|в|своей|своих|'s|earlier|subsequent|decision|also|annex to|pursuant to)*$/u;

/** The body named last before a place, where nothing but small words stands between; in Chinese anywhere in the clause. */
function bodyBefore(folded: string, at: number, words: CitationWords, lang: Lang, reach: number): CitedBody | null {
  const floor = Math.max(
    0,
    at - reach,
    lang === 'zh'
      ? Math.max(folded.lastIndexOf('；', at), folded.lastIndexOf('。', at), folded.lastIndexOf('决议', at - 1)) + 1
      : 0,
  );
  let own: CitedBody | null = null;
  for (let from = at - 1; from >= floor; from--) {
    if (!startsWord(folded, from, lang) && folded[from - 1] !== "'") continue;
    const body = words.bodies.at(folded, from);
    if (!body || body.to > at) continue;
    if (lang === 'zh') {
      if (insideTitle(folded, floor, from)) continue;
      const longer = longest(folded, from, floor, words);
      return longer;
    }
    if (!LINK_BEFORE.test(folded.slice(body.to, at))) break;
    if (body.value !== 'OWN') return longest(folded, from, floor, words);
    own = 'OWN';
  }
  return own;
}

/** A short name may be the end of a longer one: "Council" of "Human Rights Council". */
function longest(folded: string, at: number, floor: number, words: CitationWords): CitedBody | null {
  const end = words.bodies.at(folded, at)?.to ?? at;
  for (let from = Math.max(floor, at - 90); from <= at; from++) {
    const body = words.bodies.at(folded, from);
    if (body && body.to === end) return body.value;
  }
  return null;
}

function insideTitle(folded: string, floor: number, at: number): boolean {
  const before = folded.slice(floor, at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

const OWN_BODY: Record<Organ, CitedBody> = {
  GENERAL_ASSEMBLY: 'GA',
  ECONOMIC_AND_SOCIAL_COUNCIL: 'GA',
  HUMAN_RIGHTS_COUNCIL: 'HRC',
  SECURITY_COUNCIL: 'GA',
};

function codeOf(
  match: RegExpExecArray,
  text: string,
  body: CitedBody,
  decision: boolean,
  organ: Organ | null,
  lang: Lang,
): string | null {
  const [, special, left, right, part, old, oldPart, roman, council, year] = match;
  const printed = text.slice(match.index, match.index + match[0].length);
  if (council && year) return decision ? null : `S/RES/${council}(${year})`;
  if (old && roman) {
    if (decision || !/\([IVXLC]+\)/.test(printed)) return null;
    return `${body === 'ECOSOC' || body === 'COUNCIL' ? 'E' : 'A'}/RES/${old}${oldPart ? ` ${oldPart.toUpperCase()}` : ''} (${roman.toUpperCase()})`;
  }
  if (!left || !right) return null;
  let [a, b] = [left, right];
  // Some extractions turn the two numbers of an Arabic line round.
  if (lang === 'ar' && a.length <= 3 && Number(a) > 90 && Number(b) <= 90) [a, b] = [b, a];
  const number = `${special ? `${special.toUpperCase()}-` : ''}${a}/${b}${part && /[A-Z]$/.test(printed) ? ` ${part.toUpperCase()}` : ''}`;
  if (a.length === 4) {
    if (Number(a) < 1946 || Number(a) > 2100) return null;
    if (body === 'CHR' || body === 'COMMISSION') return `E/CN.4/${decision ? 'DEC' : 'RES'}/${number}`;
    return decision || body === 'OTHER' ? null : `E/RES/${number}`;
  }
  if (a.length > 3) return null;
  return numbered(number, Number(a), body === 'OWN' && organ ? OWN_BODY[organ] : body, decision);
}

/** The code of a number of the form session/number. */
function numbered(number: string, session: number, body: CitedBody, decision: boolean): string | null {
  if (body === 'UNTOC_COP' || body === 'CONFERENCE') return `UNTOC COP ${number}`;
  if (decision) return null;
  if (body === 'CCPCJ' || body === 'COMMISSION') return `CCPCJ ${number}`;
  if (body === 'CND' || body === 'CSW') return `${body} ${number}`;
  if ((body === 'HRC' || body === 'COUNCIL') && session <= 70) return `A/HRC/RES/${number}`;
  return body === 'OTHER' ? null : `A/RES/${number}`;
}
