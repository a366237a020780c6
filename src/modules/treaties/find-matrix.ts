import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, type Party, readPartyFilter, writePartyFilter } from '../parties/index.js';
import type { Board } from './board.js';
import { openBoard } from './open-board.js';
import { mayTakePart } from './participants.js';
import { isCounted } from './status.js';

/** What the matrix is narrowed to. The filter is the address. */
export interface MatrixFilter {
  /** Of parties: name, kind, group, region. */
  parties: ReturnType<typeof readPartyFilter>;
  /** Codes of instruments to which all shown are party, and to which none of them is. */
  party: readonly string[];
  missing: readonly string[];
}

export interface Matrix {
  board: Board;
  rows: Party[];
  /** All that could be shown. */
  total: number;
}

export function readMatrixFilter(query: URLSearchParams): MatrixFilter {
  const codes = (name: string) => [...new Set(query.getAll(name).filter((code) => /^[a-z0-9-]{2,60}$/u.test(code)))];
  return { parties: { ...readPartyFilter(query), state: [] }, party: codes('party'), missing: codes('missing') };
}

export function writeMatrixFilter({ parties, party, missing }: MatrixFilter): URLSearchParams {
  const query = writePartyFilter(parties);
  for (const code of party) query.append('party', code);
  for (const code of missing) query.append('missing', code);
  return query;
}

/**
 * Participants against instruments: States and others that may join, in the order of a language. Whoever is no State is there once it did
 * something. Nobody is said to be missing from an instrument whose statuses nobody brought in.
 */
export async function findMatrix(db: Database, actor: Actor, filter: MatrixFilter, lang: Lang): Promise<Matrix> {
  const board = await openBoard(db);
  const page = { sort: 'name', descending: false, offset: 0, limit: Infinity } as const;
  const acted = (party: Party) => board.instruments.some(({ statuses }) => statuses.has(party.id));
  const belongs = (party: Party) => mayTakePart(party) && (party.kind !== 'regional' || acted(party));
  const found = (await findParties(db, actor, filter.parties, page, lang)).rows.filter(belongs);
  const boards = (codes: readonly string[]) => codes.flatMap((code) => board.byCode.get(code) ?? []);
  const [joined, missed] = [boards(filter.party), boards(filter.missing)];
  const counted = (party: Party, statuses: Board['instruments'][number]['statuses']) => {
    const status = statuses.get(party.id);
    return status !== undefined && isCounted(status);
  };
  const rows = found.filter(
    (party) =>
      joined.every(({ statuses }) => counted(party, statuses)) &&
      missed.every(({ statuses, known }) => known && !counted(party, statuses)),
  );
  const all = (await findParties(db, actor, EVERY_PARTY, page, lang)).rows.filter(belongs).length;
  return { board, rows, total: all };
}

/** Member States and others that are not party to an instrument; null where its statuses are not known. */
export async function findMissing(
  db: Database,
  actor: Actor,
  code: string,
  lang: Lang,
  kinds: readonly Party['kind'][] = ['state'],
): Promise<Party[] | null> {
  const board = (await openBoard(db)).byCode.get(code);
  if (!board?.known) return null;
  const filter = { ...EVERY_PARTY, kind: kinds };
  const page = { sort: 'name', descending: false, offset: 0, limit: Infinity } as const;
  const { rows } = await findParties(db, actor, filter, page, lang);
  return rows.filter((party) => {
    const status = board.statuses.get(party.id);
    return party.state === 'active' && (status === undefined || !isCounted(status));
  });
}
