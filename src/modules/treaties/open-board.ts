import { type Day, dayOf } from '../../kernel/calendar/index.js';
import type { Database } from '../../kernel/db/index.js';
import { type Board, isState, makeBoard } from './board.js';
import { findEveryParty } from './participants.js';
import { readActions } from './store/actions.js';
import { findRevision, readInstruments } from './store/instruments.js';

interface Held {
  key: string;
  board: Promise<Board>;
}

const open = new WeakMap<Database, Held>();

/** The status of all treaties as of a day, today unless said: read when something changed, or a day has passed. */
export async function openBoard(db: Database, today: Day = dayOf(new Date())): Promise<Board> {
  // Read first: what changes while we read is read again next time.
  const key = `${await findRevision(db.connection)} ${today}`;
  const held = open.get(db);
  if (held?.key === key) return held.board;
  const board = readBoard(db, today);
  open.set(db, { key, board });
  board.catch(() => {
    if (open.get(db)?.board === board) open.delete(db);
  });
  return board;
}

async function readBoard(db: Database, today: Day): Promise<Board> {
  const c = db.connection;
  const instruments = await readInstruments(c);
  const actions = await readActions(c);
  const states = new Set((await findEveryParty(db)).filter(isState).map(({ id }) => id));
  return makeBoard(instruments, actions, (partyId) => states.has(partyId), today);
}
