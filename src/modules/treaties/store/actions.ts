import type { Connection } from '../../../kernel/db/index.js';
import type { Action, ActionContent } from '../action.js';
import { type ActionRow, treatiesTables } from './tables.js';

/** Rows of one statement stay below PostgreSQL's bound of 65,535 parameters. */
const ROWS = 1000;

/** All actions that hold: neither corrected since nor struck. */
export async function readActions(c: Connection): Promise<Action[]> {
  const rows = await living(c).execute();
  return rows.map(actionOf);
}

function living(c: Connection) {
  return treatiesTables(c)
    .selectFrom('treaty_action as a')
    .selectAll('a')
    .where('a.struck', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('treaty_action as b').select('b.id').whereRef('b.corrects', '=', 'a.id'))),
    )
    .orderBy('a.date')
    .orderBy('a.id');
}

function actionOf(row: ActionRow): Action {
  const { id, kind, date, effective, words, lang, source, corrects, territory, extent } = row;
  return {
    ...{
      targetParty: row.target_party_id,
      targetKind: row.target_kind,
      targetDate: row.target_date,
      territory,
      extent,
    },
    ...{ id, kind, date, effective, words, lang, source, corrects, namedAs: row.named_as, madeAt: row.made_at },
    ...{ instrumentId: row.instrument_id, partyId: row.party_id },
  };
}

/** Every row ever written about a participant and an instrument, the latest first. */
export async function readHistory(
  c: Connection,
  of: { partyId: string; instrumentId?: string },
): Promise<(Action & { struck: boolean; importId: string | null })[]> {
  let query = treatiesTables(c).selectFrom('treaty_action').selectAll().where('party_id', '=', of.partyId);
  if (of.instrumentId !== undefined) query = query.where('instrument_id', '=', of.instrumentId);
  const rows = await query.orderBy('made_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map((row) => ({ ...actionOf(row), struck: row.struck, importId: row.import_id }));
}

/** One row, whatever became of it; null where there is none. */
export async function findAction(c: Connection, id: string): Promise<(Action & { struck: boolean }) | null> {
  const row = await treatiesTables(c).selectFrom('treaty_action').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...actionOf(row), struck: row.struck };
}

export async function findByImport(c: Connection, importId: string): Promise<(Action & { struck: boolean })[]> {
  const rows = await treatiesTables(c)
    .selectFrom('treaty_action')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...actionOf(row), struck: row.struck }));
}

/** Which of these were corrected or struck by a later row. */
export async function findCorrected(c: Connection, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await treatiesTables(c)
    .selectFrom('treaty_action')
    .select('corrects')
    .where('corrects', 'in', [...ids])
    .execute();
  return new Set(rows.flatMap(({ corrects }) => corrects ?? []));
}

export interface NewAction extends ActionContent {
  id: string;
  instrumentId: string;
  partyId: string;
  corrects: string | null;
  struck?: boolean;
  importId: string | null;
}

export async function insertActions(
  c: Connection,
  list: readonly NewAction[],
  { by, now }: { by: string; now: Date },
): Promise<void> {
  for (let at = 0; at < list.length; at += ROWS)
    await treatiesTables(c)
      .insertInto('treaty_action')
      .values(
        list.slice(at, at + ROWS).map((one) => ({
          ...{ id: one.id, party_id: one.partyId, instrument_id: one.instrumentId, kind: one.kind, date: one.date },
          ...{ effective: one.effective, words: one.words, lang: one.lang, named_as: one.namedAs, source: one.source },
          ...{ target_party_id: one.targetParty, target_kind: one.targetKind, target_date: one.targetDate },
          ...{ territory: one.territory, extent: one.extent },
          ...{ corrects: one.corrects, struck: one.struck ?? false, import_id: one.importId },
          ...{ made_by: by, made_at: now },
        })),
      )
      .execute();
}
