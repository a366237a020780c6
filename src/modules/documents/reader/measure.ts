import type { DateMention, Reading } from './reading.js';

/** Annotations made by hand for one text: what `concordance.read/1` should say, less what is not measured. */
export interface Gold {
  preambular?: { paragraphs?: GoldPreambular[] };
  operative?: { paragraphs?: GoldOperative[] };
}
interface GoldPreambular {
  n: number;
  verb: string;
  /** Opening words, unlike those of any other paragraph. */
  starts?: string;
  citations?: string[];
  footnotes?: number[];
}
interface GoldOperative {
  n: number;
  acts?: { verb: string; act: string; addressees: string[] }[];
  dates?: DateMention[];
  citations?: string[];
  footnotes?: number[];
}

export const MEASURES = ['preambular', 'operative', 'acts', 'addressees', 'dates', 'citations', 'footnotes'] as const;
export type MeasureName = (typeof MEASURES)[number];

/** Right, wanted and found, to be added up over texts before a figure is made of them. */
export interface Tally {
  right: number;
  gold: number;
  found: number;
}

export interface Measure {
  tallies: Partial<Record<MeasureName, Tally>>;
  /** Paragraphs that still hold page furniture ("preambular 4"): none may. */
  furnitureIn: string[];
}

/** The figures that a reader of resolutions must reach, pooled over texts. */
export const FLOORS: Record<MeasureName, number> = {
  preambular: 0.99,
  operative: 0.99,
  acts: 0.95,
  addressees: 0.9,
  dates: 0.9,
  citations: 0.95,
  footnotes: 0.95,
};

const FURNITURE = /\*\d{7}\*|\b\d{2}-\d{5}\b|Distr\.: General|Please recycle|_{5,}|\b\d+\/\d+\s+\d{2}-\d{5}\b/u;

/** Acts that a careful reader may name either way. */
const SAME_ACT: Record<string, string> = {
  call_for: 'call_upon',
  invite_again: 'invite',
  request_again: 'request',
  decide_again: 'decide',
  note_appreciation: 'take_note',
  note: 'take_note',
};
const sameAct = (code: string) => SAME_ACT[code] ?? code;
const squash = (text: string) => text.replace(/\s+/gu, '').replace(/’/gu, "'").toLowerCase();

/** Compares a reading with its gold annotations. */
export function measureReading(gold: Gold, reading: Reading): Measure {
  const tallies: Measure['tallies'] = {};
  const add = (name: MeasureName, right: number, wanted: number, found: number) => {
    const tally = tallies[name] ?? { right: 0, gold: 0, found: 0 };
    tallies[name] = tally;
    tally.right += right;
    tally.gold += wanted;
    tally.found += found;
  };
  const addSets = (name: MeasureName, wanted: readonly string[] = [], found: readonly string[] = []) => {
    const [a, b] = [new Set(wanted), new Set(found)];
    add(name, [...a].filter((x) => b.has(x)).length, a.size, b.size);
  };
  measurePreamble(gold.preambular?.paragraphs ?? [], reading, add, addSets);
  measureOperative(gold.operative?.paragraphs ?? [], reading, add, addSets);
  const dirty = (place: string, paragraphs: readonly { n: number; text: string }[]) =>
    paragraphs.filter((p) => FURNITURE.test(p.text)).map((p) => `${place} ${p.n}`);
  return {
    tallies,
    furnitureIn: [...dirty('preambular', reading.preambular), ...dirty('operative', reading.operative)],
  };
}

type Add = (name: MeasureName, right: number, wanted: number, found: number) => void;
type AddSets = (name: MeasureName, wanted?: readonly string[], found?: readonly string[]) => void;

function measurePreamble(wanted: readonly GoldPreambular[], reading: Reading, add: Add, addSets: AddSets): void {
  if (wanted.length === 0) return;
  const found = reading.preambular;
  const pairs = commonPairs(
    wanted.map((p) => squash(p.starts || p.verb)),
    found.map((p) => squash(p.text)),
    (start, text) => text.startsWith(start),
  );
  add('preambular', pairs.length, wanted.length, found.length);
  // Where the text at hand has lost all its notes or names no document, there is nothing to measure.
  const noted = wanted.some((p) => p.footnotes?.length);
  const citing = wanted.some((p) => p.citations?.length);
  for (const [i, j] of pairs) {
    if (noted) addSets('footnotes', wanted[i]?.footnotes?.map(String), found[j]?.footnotes.map(String));
    if (citing) addSets('citations', wanted[i]?.citations, found[j]?.citations);
  }
}

function measureOperative(wanted: readonly GoldOperative[], reading: Reading, add: Add, addSets: AddSets): void {
  const found = new Map(reading.operative.map((p) => [p.n, p]));
  const right = wanted.filter((p) => {
    const read = found.get(p.n);
    const verb = p.acts?.[0]?.verb;
    return read && (!verb || squash(read.text).slice(0, 60).includes(squash(verb)));
  });
  add('operative', right.length, wanted.length, found.size);
  for (const p of wanted) {
    const read = found.get(p.n);
    const [a, b] = [p.acts ?? [], read?.acts ?? []];
    const pairs = commonPairs(
      a.map((x) => sameAct(x.act)),
      b.map((x) => sameAct(x.act)),
      (x, y) => x === y,
    );
    add('acts', pairs.length, a.length, b.length);
    const asked = (acts: readonly { act: string; addressees: string[] }[]) =>
      acts.flatMap((x) => x.addressees.map((code) => `${sameAct(x.act)} ${code}`));
    addSets('addressees', asked(a), asked(b));
    addSets('dates', p.dates?.map(dateKey), read?.dates.map(dateKey));
    addSets('citations', p.citations, read?.citations);
    addSets('footnotes', p.footnotes?.map(String), read?.footnotes.map(String));
  }
}

const DATE_FACTS = [
  'session',
  'not_after',
  'start',
  'end',
  'month',
  'year',
  'until',
  'every',
  'from_session',
  'from_year',
  'month_day',
] as const;

/** Two dates are the same when their facts are; a deadline fixed by a session needs no month beside it. */
function dateKey(date: DateMention): string {
  const dropped = date.kind === 'deadline' && date.session ? ['start', 'end', 'month'] : [];
  const facts = DATE_FACTS.filter((fact) => date[fact] !== undefined && date[fact] !== null && !dropped.includes(fact));
  return [date.kind, ...facts.map((fact) => `${fact}=${date[fact]}`)].join(' ');
}

/** Longest common subsequence under `same`, as pairs of indices. */
function commonPairs(
  a: readonly string[],
  b: readonly string[],
  same: (x: string, y: string) => boolean,
): [number, number][] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = same(a[i] ?? '', b[j] ?? '')
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(a[i] ?? '', b[j] ?? '')) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Adds measures of several texts up. */
export function poolMeasures(measures: readonly Measure[]): Measure {
  const tallies: Measure['tallies'] = {};
  for (const measure of measures) {
    for (const name of MEASURES) {
      const one = measure.tallies[name];
      if (!one) continue;
      const sum = tallies[name] ?? { right: 0, gold: 0, found: 0 };
      tallies[name] = sum;
      sum.right += one.right;
      sum.gold += one.gold;
      sum.found += one.found;
    }
  }
  return { tallies, furnitureIn: measures.flatMap((measure) => measure.furnitureIn) };
}

/** Twice the right over all wanted and found: 1 where there was nothing to find and nothing was found. */
export function f1({ right, gold, found }: Tally): number {
  if (gold === 0 && found === 0) return 1;
  return right === 0 ? 0 : (2 * right) / (gold + found);
}

/** What falls short of its floor, as "acts 0.912 < 0.95"; empty when the reading is good enough. */
export function shortfalls(measure: Measure): string[] {
  const low = MEASURES.flatMap((name) => {
    const tally = measure.tallies[name];
    return tally && f1(tally) < FLOORS[name] ? [`${name} ${f1(tally).toFixed(3)} < ${FLOORS[name]}`] : [];
  });
  return [...low, ...measure.furnitureIn.map((place) => `page furniture in ${place}`)];
}
