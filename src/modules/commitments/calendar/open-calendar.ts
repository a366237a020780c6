import type { Database } from '../../../kernel/db/index.js';
import type { CommitmentState } from '../commitment.js';
import { findOpenings } from '../find-openings.js';
import { findRevision } from '../store/commitments.js';
import { readIndexDocuments, readIndexRows } from '../store/index-rows.js';
import type { Openings } from '../timing/sessions.js';
import type { Timing } from '../timing/timing.js';
import { timingOf } from '../timing/timing-of.js';

/** A commitment that has days, as far as the calendar reckons with it. */
export interface DatedCommitment {
  id: string;
  state: CommitmentState;
  timing: Timing;
}

/** What has days in the register, as it was at a revision. */
export interface OpenCalendar {
  revision: number;
  openings: Openings;
  dated: ReadonlyMap<string, DatedCommitment>;
}

interface Held extends OpenCalendar {
  /** What days were reckoned with; when it changes, all are reckoned anew. */
  basis: string;
  dated: Map<string, DatedCommitment>;
}

const open = new WeakMap<Database, { calendar: Held | null; turn: Promise<unknown> }>();

/** The calendar as the register stands now: read once, then kept up with what changed since. Says nothing of who may see what. */
export async function openCalendar(db: Database): Promise<OpenCalendar> {
  const held = open.get(db) ?? { calendar: null, turn: Promise.resolve() };
  open.set(db, held);
  if (held.calendar !== null && held.calendar.revision === (await findRevision(db.connection))) return held.calendar;
  // One at a time: two requests that find it old bring it up to date once.
  const turn = held.turn.then(() => refresh(db.forHouse('calendar'), held));
  held.turn = turn.catch(() => {});
  return turn;
}

async function refresh(db: Database, held: { calendar: Held | null }): Promise<Held> {
  const c = db.connection;
  // Read first: what changes while we read is read again next time.
  const revision = await findRevision(c);
  const old = held.calendar;
  if (old !== null && old.revision === revision) return old;
  const openings = await findOpenings(c);
  const documents = await readIndexDocuments(c);
  const basis = JSON.stringify([documents, [...openings.values()]]);
  const grown = old !== null && old.basis === basis;
  const dated = grown ? old.dated : new Map<string, DatedCommitment>();
  const known = new Map(documents.map((document) => [document.id, document]));
  await readIndexRows(c, { after: grown ? old.revision : 0 }, (rows) => {
    for (const { id, documentId, dates, state } of rows) {
      const document = known.get(documentId);
      if (document === undefined || dates.length === 0) dated.delete(id);
      else dated.set(id, { id, state, timing: timingOf(dates, openings, document) });
    }
  });
  held.calendar = { revision, openings, dated, basis };
  return held.calendar;
}
