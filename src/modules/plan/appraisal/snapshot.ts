import type { Texts, WrittenContent } from '../concrete/content.js';

/** What an appraisal freezes: plain data with codes, the same for every reader, written once. Pure. */
export interface Snapshot {
  schema: 'concordance.appraisal/2';
  /** Of the General Assembly. */
  session: number;
  /** YYYY-MM-DD: the day of which all of it is. */
  asOf: string;
  /** The appraisal with which it is compared, by the digest of its view; null for the first. */
  since: { session: number; asOf: string; sha256: string } | null;
  measures: MeasureInSnapshot[];
  /** Pairs of a State and a measure that asks it something, by part of the Plan and by region (M49), and those on which it spoke. */
  parts: { part: string; asked: number; said: number; regions: Record<string, { asked: number; said: number }> }[];
  /** Every State there was, by code, and how many of the measures that ask it something it spoke on. */
  states: { party: string; region: string | null; asked: number; said: number }[];
  concrete: ConcreteInSnapshot[];
  treaties: TreatyInSnapshot[];
  calls: CallInSnapshot[];
}

/** Who was party to an instrument. */
export interface TreatyInSnapshot {
  code: string;
  names: Texts;
  /** The day for which the statuses hold that the house had; null where it had none. */
  asOf: string | null;
  /** Codes of the States. */
  parties: string[];
}

/** Who had answered a call for input. */
export interface CallInSnapshot {
  key: string;
  titles: Texts;
  /** Codes of the parties. */
  answered: string[];
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
  /** Addresses, and names of files. */
  evidence: string[];
}

/** What a concrete measure can have come to say otherwise. */
const CONTENT_FIELDS = ['titles', 'measures', 'partners', 'place', 'starts', 'ends', 'budget'] as const;
export type ChangedField = (typeof CONTENT_FIELDS)[number];

/** What changed from one appraisal to the next. */
export interface SnapshotChanges {
  /** States that spoke on a measure on which they had not, and the other way round; only measures where something changed. */
  measures: { n: number; nowSaid: string[]; noLonger: string[]; newCommitments: string[] }[];
  /** Concrete measures: as they are now, those that are gone as they were. */
  begun: ConcreteInSnapshot[];
  gone: ConcreteInSnapshot[];
  moved: { now: ConcreteInSnapshot; from: string; to: string }[];
  changed: { now: ConcreteInSnapshot; fields: ChangedField[] }[];
  /** Only instruments whose parties changed; `before` is null where nothing was known then. */
  treaties: { now: TreatyInSnapshot; before: number | null; joined: string[]; left: string[] }[];
  /** Only calls that somebody answered since. `isNew`: it had not been sent then. */
  calls: { now: CallInSnapshot; isNew: boolean; answered: string[] }[];
  said: { before: number; now: number };
}

/** A view as it is kept; one that was frozen before treaties and calls were in it has none of them. */
export function readSnapshot(text: string): Snapshot {
  const added = { since: null, treaties: [], calls: [] };
  return {
    ...added,
    ...(JSON.parse(text) as Omit<Snapshot, keyof typeof added> & Partial<Pick<Snapshot, keyof typeof added>>),
  };
}

const minus = (a: readonly string[], b: readonly string[]) => a.filter((one) => !b.includes(one));

export function changesSince(before: Snapshot, now: Snapshot): SnapshotChanges {
  const pairs = (snapshot: Snapshot) => snapshot.parts.reduce((sum, { said }) => sum + said, 0);
  return {
    measures: measuresChanged(before, now),
    ...concreteChanged(before, now),
    treaties: treatiesChanged(before, now),
    calls: callsChanged(before, now),
    said: { before: pairs(before), now: pairs(now) },
  };
}

function measuresChanged(before: Snapshot, now: Snapshot): SnapshotChanges['measures'] {
  const old = new Map(before.measures.map((measure) => [measure.n, measure]));
  return now.measures
    .map(({ n, states, commitments }) => {
      const was = old.get(n) ?? { states: [], commitments: [] };
      return {
        n,
        nowSaid: minus(states, was.states),
        noLonger: minus(was.states, states),
        newCommitments: minus(commitments, was.commitments),
      };
    })
    .filter(({ n: _, ...lists }) => Object.values(lists).some(({ length }) => length > 0));
}

function concreteChanged(
  before: Snapshot,
  now: Snapshot,
): Pick<SnapshotChanges, 'begun' | 'gone' | 'moved' | 'changed'> {
  const held = new Map(before.concrete.map((one) => [one.key, one]));
  const keys = new Set(now.concrete.map(({ key }) => key));
  const stayed = now.concrete.flatMap((one) => {
    const was = held.get(one.key);
    return was === undefined ? [] : [{ now: one, was }];
  });
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return {
    begun: now.concrete.filter(({ key }) => !held.has(key)),
    gone: before.concrete.filter(({ key }) => !keys.has(key)),
    moved: stayed.flatMap(({ now: one, was }) =>
      was.state === one.state ? [] : [{ now: one, from: was.state, to: one.state }],
    ),
    changed: stayed
      .map(({ now: one, was }) => ({ now: one, fields: CONTENT_FIELDS.filter((key) => !same(one[key], was[key])) }))
      .filter(({ fields }) => fields.length > 0),
  };
}

function treatiesChanged(before: Snapshot, now: Snapshot): SnapshotChanges['treaties'] {
  return now.treaties.flatMap((one): SnapshotChanges['treaties'] => {
    const was = before.treaties.find(({ code, asOf }) => code === one.code && asOf !== null);
    if (one.asOf === null) return [];
    if (was === undefined) return [{ now: one, before: null, joined: [], left: [] }];
    const [joined, left] = [minus(one.parties, was.parties), minus(was.parties, one.parties)];
    return joined.length + left.length === 0 ? [] : [{ now: one, before: was.parties.length, joined, left }];
  });
}

function callsChanged(before: Snapshot, now: Snapshot): SnapshotChanges['calls'] {
  return now.calls.flatMap((one) => {
    const was = before.calls.find(({ key }) => key === one.key);
    const answered = minus(one.answered, was?.answered ?? []);
    return was !== undefined && answered.length === 0 ? [] : [{ now: one, isNew: was === undefined, answered }];
  });
}
