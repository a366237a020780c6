import type { Connection, Database } from '../../../kernel/db/index.js';
import { asksSomething } from '../commitment.js';
import { findOpenings } from '../find-openings.js';
import { findRevision } from '../store/commitments.js';
import { type IndexRow, readIndexDocuments, readIndexRows } from '../store/index-rows.js';
import type { Day } from '../timing/days.js';
import { nextOccurrence } from '../timing/occurrences.js';
import type { Openings } from '../timing/sessions.js';
import { type TimingContext, timingOf } from '../timing/timing-of.js';
import { urgency } from '../timing/urgency.js';
import { type IndexedCommitment, type IndexedDocument, RegisterIndex } from './register-index.js';

type KnownDocument = IndexedDocument & TimingContext;

/** The index of one database, as it was at a revision on a day. */
interface OpenRegister {
  revision: number;
  today: Day;
  /** What days were reckoned with; changes when somebody edits the openings of sessions or a document. */
  basis: string;
  index: RegisterIndex;
}

const open = new WeakMap<Database, { register: OpenRegister | null; turn: Promise<unknown> }>();

/**
 * The register as it stands now: read once, then kept up with what changed since. Everything that is due is reckoned for `today`, so a
 * new day, an edited opening or an edited document reckons all anew.
 */
export async function openRegister(db: Database, today: Day): Promise<RegisterIndex> {
  const held = open.get(db) ?? { register: null, turn: Promise.resolve() };
  open.set(db, held);
  const { register } = held;
  if (register !== null && register.today === today && register.revision === (await findRevision(db.connection)))
    return register.index;
  // One at a time: two requests that find it old bring it up to date once.
  const turn = held.turn.then(() => refresh(db.connection, held, today));
  held.turn = turn.catch(() => {});
  return (await turn).index;
}

async function refresh(c: Connection, held: { register: OpenRegister | null }, today: Day): Promise<OpenRegister> {
  // Read first: what changes while we read is read again next time.
  const revision = await findRevision(c);
  const { register } = held;
  if (register !== null && register.today === today && register.revision === revision) return register;
  const openings = await findOpenings(c);
  const documents = await readIndexDocuments(c);
  const basis = JSON.stringify([documents, [...openings.values()]]);
  const grown = register !== null && register.today === today && register.basis === basis;
  const index = grown ? register.index : new RegisterIndex();
  const known = new Map(documents.map((row, order): [string, KnownDocument] => [row.id, { ...row, order }]));
  await readIndexRows(c, grown ? register.revision : 0, (rows) => {
    for (const row of rows) {
      const document = known.get(row.documentId);
      if (document !== undefined) index.put(indexed(row, document, openings, today));
    }
  });
  held.register = { revision, today, basis, index };
  return held.register;
}

function indexed(row: IndexRow, document: KnownDocument, openings: Openings, today: Day): IndexedCommitment {
  const { documentId: _, dates, ...same } = row;
  const timing = timingOf(dates, openings, document);
  const pressing = urgency(timing, row.state, today);
  const overdue = pressing === 'overdue' ? timing.due.map(({ to }) => to).sort()[0] : undefined;
  const next = pressing === 'past' || dates.length === 0 ? null : nextOccurrence(timing, today, openings);
  return {
    ...same,
    document,
    asks: asksSomething(row.act),
    urgency: pressing,
    due: overdue ?? next?.window.to ?? null,
  };
}
