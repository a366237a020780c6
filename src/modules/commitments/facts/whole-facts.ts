import { keyOf, type Place } from '../commitment.js';
import type { CommitmentFact, FactRow, SectionFacts } from './commitment-fact.js';
import { titles } from './titles/index.js';

/** Rows with their keys, the ordinal of each act in its paragraph, and what they leave out. Pure. */
export function wholeFacts({ document, section, rows }: SectionFacts): CommitmentFact[] {
  const acts = new Map<number, number>();
  return rows.map((row) => {
    const ordinal = (acts.get(row.n) ?? 0) + 1;
    acts.set(row.n, ordinal);
    const place: Place = { section, part: null, n: row.n, ordinal };
    return {
      ...place,
      key: keyOf(document, place),
      document,
      act: row.act ?? 'undertake',
      addressees: addresseesOf(row),
      dates: row.dates ?? [],
      citations: row.cites ?? [],
      themes: row.themes ?? [],
      pillars: row.pillars ?? [],
      targets: row.targets ?? [],
      titles: titles[row.title],
      same: row.same ?? null,
      twinOf: row.twinOf === undefined ? null : keyOf(document, { ...place, n: row.twinOf }),
      steps: row.steps ?? [],
    };
  });
}

function addresseesOf({ act, to }: FactRow): readonly string[] {
  return to ?? (act === undefined ? ['MEMBER_STATES'] : []);
}
