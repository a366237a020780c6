import { TOTAL } from '../concepts/concept.js';

/** Ages as they are counted: from `low` to `high`, both within; `high` is infinite for "and over". */
export interface AgeBand {
  low: number;
  high: number;
}

const CODE = /^Y(?:(?<one>\d{1,3})|(?<low>\d{1,3})T(?<high>\d{1,3})|_GE(?<least>\d{1,3})|_LT(?<below>\d{1,3}))$/u;
const WORDS =
  /^(?:(?<one>\d{1,3})|(?<low>\d{1,3})\s*(?:[-–—]|--|to)\s*(?<high>\d{1,3})|(?<least>\d{1,3})\s*(?:\+|and over|or over|years or over))(?:\s*years)?$/iu;

/** The ages that a code means ("Y0T17", "Y_GE18", "Y7", SDMX CL_AGE), all of them for the total; null where it is no age. */
export function bandOf(code: string): AgeBand | null {
  if (code === TOTAL) return { low: 0, high: Number.POSITIVE_INFINITY };
  return bandIn(CODE.exec(code)?.groups);
}

/** The code of a band as tables of populations write it: "0-4", "15 to 19", "85+", "7"; null where it is none. */
export function codeOfBand(text: string): string | null {
  const plain = text.trim();
  if (bandIn(CODE.exec(plain)?.groups) !== null) return plain;
  const band = bandIn(WORDS.exec(plain)?.groups);
  if (band === null) return null;
  if (band.high === Number.POSITIVE_INFINITY) return band.low === 0 ? TOTAL : `Y_GE${band.low}`;
  return band.low === band.high ? `Y${band.low}` : `Y${band.low}T${band.high}`;
}

function bandIn(groups: Record<string, string | undefined> | undefined): AgeBand | null {
  const number = (name: string): number | null => (groups?.[name] === undefined ? null : Number(groups[name]));
  const [one, least, below] = [number('one'), number('least'), number('below')];
  if (one !== null) return { low: one, high: one };
  if (least !== null) return { low: least, high: Number.POSITIVE_INFINITY };
  if (below !== null) return below === 0 ? null : { low: 0, high: below - 1 };
  const [low, high] = [number('low'), number('high')];
  return low === null || high === null || high < low ? null : { low, high };
}

/**
 * Persons of an age, of those that stand in bands: of the band itself, or of bands that follow one another without gap or overlap from its
 * beginning to its end, the fewest of them. Null where the bands do not make it up exactly: nothing is shared out over ages by guessing.
 */
export function personsAged(
  bands: readonly (AgeBand & { persons: number })[],
  wanted: AgeBand,
): { persons: number; of: number } | null {
  // From each age: the fewest bands that reach the end.
  const known = new Map<number, { persons: number; of: number } | null>();
  const from = (low: number): { persons: number; of: number } | null => {
    if (low === wanted.high + 1 || low === Number.POSITIVE_INFINITY) return { persons: 0, of: 0 };
    const before = known.get(low);
    if (before !== undefined) return before;
    let best: { persons: number; of: number } | null = null;
    for (const band of bands) {
      if (band.low !== low || band.high > wanted.high) continue;
      const rest = from(band.high + 1);
      if (rest !== null && (best === null || rest.of + 1 < best.of))
        best = { persons: rest.persons + band.persons, of: rest.of + 1 };
    }
    known.set(low, best);
    return best;
  };
  return from(wanted.low);
}
