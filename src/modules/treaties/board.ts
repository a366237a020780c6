import type { Day } from '../../kernel/calendar/index.js';
import type { Party } from '../parties/index.js';
import { type Action, isConsent } from './action.js';
import { generalEntry } from './entry-into-force.js';
import type { Instrument } from './instrument.js';
import { isCounted, NO_STATUS, type Status, statusOf } from './status.js';

/** Every instrument with where every participant stands, as of a day. In memory, no I/O. */

export interface InstrumentBoard {
  instrument: Instrument;
  /** When it entered into force: as the depositary says, else as follows from what was deposited. */
  general: Day | null;
  /** Whether statuses were ever brought in: without, nothing is said of those who are not here. */
  known: boolean;
  /** By id of the participant; only those that did something. */
  statuses: ReadonlyMap<string, Status>;
  /** States; regional organizations stand beside and are never counted. */
  parties: number;
  signatories: number;
  regional: number;
  /** How many States had deposited (and not withdrawn) from each day on. */
  curve: readonly { day: Day; parties: number }[];
}

export interface Board {
  today: Day;
  instruments: readonly InstrumentBoard[];
  byCode: ReadonlyMap<string, InstrumentBoard>;
  byId: ReadonlyMap<string, InstrumentBoard>;
}

/** Whether a participant counts towards entry into force and numbers of parties. */
export type Counts = (partyId: string) => boolean;

export function isState({ kind }: Pick<Party, 'kind'>): boolean {
  return kind === 'state' || kind === 'observer' || kind === 'other-state';
}

export function makeBoard(
  instruments: readonly Instrument[],
  actions: readonly Action[],
  counts: Counts,
  today: Day,
): Board {
  const byInstrument = groupedBy(actions, ({ instrumentId }) => instrumentId);
  const byCode = new Map<string, InstrumentBoard>();
  // Those that others need come first.
  const boardOf = (instrument: Instrument): InstrumentBoard => {
    const made = byCode.get(instrument.code);
    if (made !== undefined) return made;
    const needed = instruments.find(({ code }) => code === instrument.rule.after && code !== instrument.code);
    const before = needed === undefined || needed.rule.after !== null ? null : boardOf(needed);
    const board = boardFor(instrument, byInstrument.get(instrument.id) ?? [], before, counts, today);
    byCode.set(instrument.code, board);
    return board;
  };
  const boards = instruments.map(boardOf);
  return { today, instruments: boards, byCode, byId: new Map(boards.map((board) => [board.instrument.id, board])) };
}

function boardFor(
  instrument: Instrument,
  actions: readonly Action[],
  before: InstrumentBoard | null,
  counts: Counts,
  today: Day,
): InstrumentBoard {
  const deposits = actions.filter(({ kind, partyId }) => isConsent(kind) && kind !== 'succession' && counts(partyId));
  const general =
    instrument.inForce ??
    generalEntry(
      instrument.rule,
      deposits.map(({ date }) => date),
      before?.general ?? null,
    );
  const statuses = new Map<string, Status>();
  for (const [partyId, own] of groupedBy(actions, ({ partyId }) => partyId)) {
    const stands = before?.known ? (before.statuses.get(partyId) ?? NO_STATUS) : null;
    statuses.set(partyId, statusOf(own, { rule: instrument.rule, general, today, before: stands }));
  }
  const all = [...statuses];
  const ofStates = all.filter(([partyId]) => counts(partyId)).map(([, status]) => status);
  return {
    ...{ instrument, general, statuses, known: instrument.statusesAsOf !== null },
    parties: ofStates.filter(isCounted).length,
    signatories: ofStates.filter(({ signature }) => signature !== null).length,
    regional: all.filter(([partyId, status]) => !counts(partyId) && isCounted(status)).length,
    curve: curveOf(ofStates),
  };
}

function curveOf(statuses: readonly Status[]): { day: Day; parties: number }[] {
  const steps = new Map<Day, number>();
  const step = (day: Day, by: number) => steps.set(day, (steps.get(day) ?? 0) + by);
  for (const { consent, ends } of statuses) {
    if (consent === null) continue;
    step(consent.date, 1);
    if (ends !== null) step(ends, -1);
  }
  let parties = 0;
  return [...steps]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, by]) => {
      parties += by;
      return { day, parties };
    });
}

/** In their order, by a key. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
