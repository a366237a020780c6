import type { WrittenContent } from '../concrete/content.js';

/** What an appraisal freezes: plain data with codes, the same for every reader, written once. Pure. */
export interface Snapshot {
  schema: 'concordance.appraisal/1';
  /** Of the General Assembly. */
  session: number;
  /** YYYY-MM-DD: the day of which all of it is. */
  asOf: string;
  measures: MeasureInSnapshot[];
  /** Pairs of a State and a measure that asks it something, by part of the Plan and by region (M49), and those on which it spoke. */
  parts: { part: string; asked: number; said: number; regions: Record<string, { asked: number; said: number }> }[];
  /** Every State there was, by code, and how many of the measures that ask it something it spoke on. */
  states: { party: string; region: string | null; asked: number; said: number }[];
  concrete: ConcreteInSnapshot[];
}

export interface MeasureInSnapshot {
  n: number;
  part: string;
  /** Keys of the commitments that met it, in the order of their documents. */
  commitments: string[];
  /** Codes of the States, and of the others, that had said something on it. */
  states: string[];
  others: string[];
  /** How many States it asks something. */
  asked: number;
  /** Keys of the concrete measures that serve it. */
  concrete: string[];
}

export interface ConcreteInSnapshot extends WrittenContent {
  key: string;
  lead: string;
  state: string;
}

/** What changed from one appraisal to the next. */
export interface SnapshotChanges {
  /** States that spoke on a measure on which they had not, and the other way round; only measures where something changed. */
  measures: { n: number; nowSaid: string[]; noLonger: string[]; newCommitments: string[] }[];
  /** Keys. */
  begun: string[];
  gone: string[];
  moved: { key: string; from: string; to: string }[];
  said: { before: number; now: number };
}

const minus = (a: readonly string[], b: readonly string[]) => a.filter((one) => !b.includes(one));

export function changesSince(before: Snapshot, now: Snapshot): SnapshotChanges {
  const old = new Map(before.measures.map((measure) => [measure.n, measure]));
  const held = new Map(before.concrete.map((one) => [one.key, one]));
  const keys = now.concrete.map(({ key }) => key);
  const pairs = (snapshot: Snapshot) => snapshot.parts.reduce((sum, { said }) => sum + said, 0);
  return {
    measures: now.measures
      .map(({ n, states, commitments }) => {
        const was = old.get(n);
        return {
          n,
          nowSaid: minus(states, was?.states ?? []),
          noLonger: minus(was?.states ?? [], states),
          newCommitments: minus(commitments, was?.commitments ?? []),
        };
      })
      .filter(({ nowSaid, noLonger, newCommitments }) => nowSaid.length + noLonger.length + newCommitments.length > 0),
    begun: keys.filter((key) => !held.has(key)),
    gone: [...held.keys()].filter((key) => !keys.includes(key)),
    moved: now.concrete.flatMap(({ key, state }) => {
      const was = held.get(key);
      return was === undefined || was.state === state ? [] : [{ key, from: was.state, to: state }];
    }),
    said: { before: pairs(before), now: pairs(now) },
  };
}
