import type { Connection, Database } from '../../../kernel/db/index.js';
import { asksSomething } from '../commitment.js';
import { findOpenings } from '../find-openings.js';
import { findRevision } from '../store/commitments.js';
import {
  countCommitments,
  type IndexDocumentRow,
  type IndexRow,
  readIndexDocuments,
  readIndexRows,
} from '../store/index-rows.js';
import { searchCommitments } from '../store/search.js';
import type { Day } from '../timing/days.js';
import { nextOccurrence } from '../timing/occurrences.js';
import type { Openings } from '../timing/sessions.js';
import { type TimingContext, timingOf } from '../timing/timing-of.js';
import { urgency } from '../timing/urgency.js';
import type { Bits } from './bits.js';
import { type IndexedCommitment, type IndexedDocument, numberOf } from './indexed-commitment.js';
import { type Found, RegisterIndex } from './register-index.js';

/** The register of one database, as it was at a revision on a day. */
export interface OpenRegister {
  readonly index: RegisterIndex;
  readonly revision: number;
  readonly today: Day;
  readonly openings: Openings;
  /** The commitments in which words stand, or a symbol names; null for no words. Asked once until the register changes. */
  find(words: string): Promise<Found>;
}

type KnownDocument = IndexedDocument & TimingContext;

interface Held extends OpenRegister {
  documents: ReadonlyMap<string, KnownDocument>;
}

/** How far the register is read in, while all of it is. */
export interface Reading {
  done: number;
  total: number;
}

interface Opening {
  register: Held | null;
  turn: Promise<unknown>;
  reading: Reading | null;
}

const open = new WeakMap<Database, Opening>();

/**
 * Whether the register is there within so many milliseconds; else how far it is. Only the first request after a start, and the first of a
 * day, find it otherwise, and only where it is large. What fails counts as there: whoever opens it then is told why.
 */
export async function openWithin(db: Database, today: Day, milliseconds: number): Promise<'open' | Reading> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), milliseconds);
  });
  const there = await Promise.race([
    openRegister(db, today).then(
      () => true,
      () => true,
    ),
    late,
  ]);
  clearTimeout(timer);
  return there ? 'open' : { done: 0, total: 0, ...open.get(db)?.reading };
}

/**
 * The register as it stands now: read once, then kept up with what changed since. Everything that is due is reckoned for `today`, so a
 * new day or an edited opening of a session reckons all anew, and an edited document its commitments.
 */
export async function openRegister(db: Database, today: Day): Promise<OpenRegister> {
  const held = open.get(db) ?? { register: null, turn: Promise.resolve(), reading: null };
  open.set(db, held);
  const { register } = held;
  if (register !== null && register.today === today && register.revision === (await findRevision(db.connection)))
    return register;
  // One at a time: two requests that find it old bring it up to date once.
  const turn = held.turn.then(() => refresh(db.forHouse('register-index').connection, held, today));
  held.turn = turn.catch(() => {});
  return turn;
}

async function refresh(c: Connection, held: Opening, today: Day): Promise<Held> {
  // Read first: what changes while we read is read again next time.
  const revision = await findRevision(c);
  const { register } = held;
  if (register !== null && register.today === today && register.revision === revision) return register;
  const openings = await findOpenings(c);
  const rows = await readIndexDocuments(c);
  const grows = register !== null && register.today === today && sameOpenings(register.openings, openings);
  const index = grows ? register.index : new RegisterIndex();
  const { documents, edited } = keepDocuments(rows, grows ? register.documents : new Map());
  const interned = new Map<string, string>();
  const reading = grows ? null : { done: 0, total: await countCommitments(c) };
  held.reading = reading;
  const put = (read: readonly IndexRow[]) => {
    if (reading !== null) reading.done += read.length;
    for (const row of read) {
      const document = documents.get(row.documentId);
      if (document !== undefined) index.put(indexed(row, document, openings, today, interned));
    }
  };
  try {
    await readIndexRows(c, { after: grows ? register.revision : 0 }, put);
    for (const documentId of edited) await readIndexRows(c, { documentId }, put);
  } finally {
    held.reading = null;
  }
  index.forget();
  held.register = { index, revision, today, openings, documents, find: remember(c, index) };
  return held.register;
}

function sameOpenings(a: Openings, b: Openings): boolean {
  return JSON.stringify([...a.values()]) === JSON.stringify([...b.values()]);
}

/**
 * The documents as they are now. One that says the same as before stays the same object, with a new place in the order where others
 * came between; one that was edited is a new object, and its commitments are to be put anew.
 */
function keepDocuments(
  rows: readonly IndexDocumentRow[],
  known: ReadonlyMap<string, KnownDocument>,
): { documents: Map<string, KnownDocument>; edited: string[] } {
  const documents = new Map<string, KnownDocument>();
  const edited: string[] = [];
  for (const [order, row] of rows.entries()) {
    const before = known.get(row.id);
    if (before !== undefined && JSON.stringify({ ...before, order: 0 }) === JSON.stringify({ ...row, order: 0 })) {
      before.order = order;
      documents.set(row.id, before);
    } else {
      if (before !== undefined) edited.push(row.id);
      documents.set(row.id, { ...row, order });
    }
  }
  return { documents, edited };
}

function indexed(
  row: IndexRow,
  document: KnownDocument,
  openings: Openings,
  today: Day,
  interned: Map<string, string>,
): IndexedCommitment {
  const { documentId: _, dates, addressees, filings, ...same } = row;
  // The same few codes a hundred thousand times are one string each.
  const once = <T extends string>(text: T): T => {
    const known = interned.get(text);
    if (known === undefined) interned.set(text, text);
    return (known ?? text) as T;
  };
  const timing = timingOf(dates, openings, document);
  const pressing = urgency(timing, row.state, today);
  const overdue = pressing === 'overdue' ? timing.due.map(({ to }) => to).sort()[0] : undefined;
  const next = pressing === 'past' || dates.length === 0 ? null : nextOccurrence(timing, today, openings);
  const due = overdue ?? next?.window.to ?? null;
  return {
    ...same,
    act: once(row.act),
    state: once(row.state),
    addressees: addressees.map(once),
    filings: filings.map(({ scheme, code, standing }) => ({
      scheme: once(scheme),
      code: once(code),
      standing: once(standing),
    })),
    document,
    asks: asksSomething(row.act),
    urgency: pressing,
    due,
    dueNumber: due === null ? 0 : numberOf(due),
  };
}

const MOST_WORDS = 32;

/** Looks words up once for all requests at this revision. */
function remember(c: Connection, index: RegisterIndex): OpenRegister['find'] {
  const known = new Map<string, Promise<Bits>>();
  return async (words) => {
    if (words === '') return null;
    const before = known.get(words);
    if (before !== undefined) return before;
    const oldest = known.keys().next();
    if (known.size >= MOST_WORDS && !oldest.done) known.delete(oldest.value);
    const found = searchCommitments(c, words).then((ids) => index.slotsOf(ids));
    known.set(words, found);
    // What failed is asked again.
    found.catch(() => known.delete(words));
    return found;
  };
}
