import { wordStarts } from '../phrase.js';
import { ordinalWords, readOrdinal } from './ordinals.js';
import type { DateWords, LeadKind } from './words.js';

/** A day, month, year or range of them as the words give it: YYYY, YYYY-MM or YYYY-MM-DD; --MM-DD without a year. */
export interface DateExpression {
  kind: 'day' | 'month' | 'year' | 'period' | 'session' | 'within';
  from: number;
  to: number;
  start: string;
  end: string | null;
  sessions: number[];
  /** What the words before say, and where they begin. */
  lead: LeadKind | null;
  leadFrom: number;
  tail: 'notAfter' | 'starting' | 'cited' | null;
  tailTo: number;
}

export interface Frequency {
  every: string;
  from: number;
  to: number;
}

const LOOK_BACK = 70;

/** All expressions of time in a folded text, in order, none inside another. */
export function findExpressions(folded: string, words: DateWords): DateExpression[] {
  const found = new Expressions(folded.length);
  if (/\d/.test(folded)) {
    const month = words.month.test(folded);
    const years = /(?:19|20)\d\d\D{1,12}(?:19|20)\d\d/.test(folded);
    for (const { kind, pattern } of words.templates) {
      if (kind === 'period' ? !years : !month) continue;
      for (const match of folded.matchAll(pattern)) addDated(found, kind, match, words);
    }
    for (const match of folded.matchAll(words.years)) {
      const year = match.groups?.y1;
      if (
        year &&
        !'-/.'.includes(folded[match.index - 1] ?? ' ') &&
        !/^[-/]\d/.test(folded.slice(match.index + match[0].length, match.index + match[0].length + 2))
      ) {
        found.add({
          kind: 'year',
          from: match.index,
          to: match.index + match[0].length,
          start: year,
          end: null,
          sessions: [],
        });
      }
    }
  }
  if (words.session.test(folded)) for (const match of folded.matchAll(words.sessions)) addSessions(found, match, words);
  for (const match of folded.matchAll(words.within))
    found.add({
      kind: 'within',
      from: match.index,
      to: match.index + match[0].length,
      start: '',
      end: null,
      sessions: [],
    });
  return found.inOrder().map((expression) => withWordsAround(folded, expression, words));
}

type Bare = Omit<DateExpression, 'lead' | 'leadFrom' | 'tail' | 'tailTo'>;

/** Expressions that do not overlap; of two that do, the one found first stays. */
class Expressions {
  private readonly found: DateExpression[] = [];
  private readonly taken: Uint8Array;

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  add(bare: Bare): void {
    // No expression holds another whole, or is looked at before one that would hold it: both ends tell of an overlap.
    if (this.taken[bare.from] || this.taken[bare.to - 1]) return;
    this.taken.fill(1, bare.from, bare.to);
    this.found.push({ ...bare, lead: null, leadFrom: bare.from, tail: null, tailTo: bare.to });
  }

  inOrder(): DateExpression[] {
    return this.found.sort((a, b) => a.from - b.from);
  }
}

function addDated(
  found: Expressions,
  kind: 'day' | 'month' | 'period',
  match: RegExpExecArray,
  words: DateWords,
): void {
  const { d1, d2, m1, m2, y1, y2 } = match.groups ?? {};
  const place = { from: match.index, to: match.index + match[0].length, sessions: [] };
  if (kind === 'period') {
    if (y1 && y2) found.add({ kind, ...place, start: y1, end: y2 });
    return;
  }
  const first = m1 ? monthOf(m1, words) : 0;
  const second = m2 ? monthOf(m2, words) : 0;
  if (first < 1) return;
  const year = y1 ?? y2;
  if (kind === 'month') {
    if (year)
      found.add({
        kind,
        ...place,
        start: `${year}-${two(first)}`,
        end: second ? `${y2 ?? year}-${two(second)}` : null,
      });
    return;
  }
  if (!d1 || !validDay(d1) || (d2 && !validDay(d2))) return;
  const start = year ? `${year}-${two(first)}-${two(d1)}` : `--${two(first)}-${two(d1)}`;
  const end = d2 && year ? `${y2 ?? year}-${two(second || first)}-${two(d2)}` : null;
  found.add({ kind, ...place, start, end });
}

function addSessions(found: Expressions, match: RegExpExecArray, words: DateWords): void {
  const list = Object.values(match.groups ?? {}).find((value) => value !== undefined);
  if (!list) return;
  const sessions = (list.match(ordinalWords(words.lang).one) ?? [])
    .map((one) => readOrdinal(one, words.lang))
    .filter((n) => n !== null && n > 0);
  const numbers = sessions.filter((n) => n !== null);
  if (numbers.length > 0)
    found.add({
      kind: 'session',
      from: match.index,
      to: match.index + match[0].length,
      start: '',
      end: null,
      sessions: numbers,
    });
}

function monthOf(name: string, words: DateWords): number {
  if (/^\d+$/.test(name)) return Number(name);
  return words.months.find(({ pattern }) => pattern.test(name))?.number ?? 0;
}

const two = (n: number | string) => String(Number(n)).padStart(2, '0');
const validDay = (day: string) => Number(day) >= 1 && Number(day) <= 31;

/** Looks at the words right before and right after: "no later than", "of", "起". */
function withWordsAround(folded: string, expression: DateExpression, words: DateWords): DateExpression {
  const begin = Math.max(0, expression.from - LOOK_BACK);
  const before = folded.slice(begin, expression.from);
  let lead: LeadKind | null = null;
  let length = 0;
  let leadFrom = expression.from;
  for (const { kind, pattern } of words.leads) {
    const match = pattern.exec(before);
    if (!match || match[0].trim().length <= length) continue;
    // "of 20 December" dates a resolution; "of 13 to 15 May" does not.
    if (kind === 'cited' && expression.end && match[0].trim().length <= 3) continue;
    lead = kind;
    length = match[0].trim().length;
    leadFrom = begin + match.index;
  }
  let tail: DateExpression['tail'] = null;
  let tailTo = expression.to;
  for (const row of words.tails) {
    const match = row.pattern.exec(folded.slice(expression.to, expression.to + 130));
    if (match && !tail) {
      tail = row.kind;
      if (row.kind !== 'cited') tailTo = expression.to + match[0].length;
    }
  }
  return { ...expression, lead, leadFrom, tail, tailTo };
}

export function findFrequencies(folded: string, words: DateWords): Frequency[] {
  const found: Frequency[] = [];
  let read = 0;
  for (const at of wordStarts(folded, words.lang)) {
    if (at < read) continue;
    const frequency = words.frequencies.at(folded, at);
    if (!frequency) continue;
    found.push({ every: frequency.value, from: frequency.from, to: frequency.to });
    read = frequency.to;
  }
  return found;
}
