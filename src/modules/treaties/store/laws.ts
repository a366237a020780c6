import { type Connection, jsonb } from '../../../kernel/db/index.js';
import type { Area } from '../instrument.js';
import { isUuid } from '../is-uuid.js';
import type { Law, LawContent, LawState } from '../laws/law.js';
import { treatiesTables } from './tables.js';

export interface LawQuery {
  partyIds?: readonly string[];
  instrumentId?: string;
  area?: Area;
}

/** Laws of these parties, instruments and areas, by party and then by title; what is left out is not asked. */
export async function readLaws(c: Connection, { partyIds, instrumentId, area }: LawQuery): Promise<Law[]> {
  if (partyIds?.length === 0) return [];
  let query = treatiesTables(c).selectFrom('treaty_law').selectAll();
  if (partyIds !== undefined) query = query.where('party_id', 'in', [...partyIds]);
  if (instrumentId !== undefined) query = query.where('instrument_id', '=', instrumentId);
  if (area !== undefined) query = query.where('area', '=', area);
  return (await query.orderBy('party_id').orderBy('id').execute()).map(lawOf);
}

export async function findLaw(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Law | null> {
  if (!isUuid(id)) return null;
  const query = treatiesTables(c).selectFrom('treaty_law').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : lawOf(row);
}

/** These, as far as there are such. */
export async function findLawsById(c: Connection, ids: readonly string[]): Promise<Law[]> {
  const whole = ids.filter(isUuid);
  if (whole.length === 0) return [];
  return (await treatiesTables(c).selectFrom('treaty_law').selectAll().where('id', 'in', whole).execute()).map(lawOf);
}

interface Row {
  id: string;
  party_id: string;
  instrument_id: string;
  area: Area;
  state: LawState;
  content: LawContent;
  remark: string | null;
  version: number;
  made_by: string;
  written_by: string;
  changed_at: Date;
  reviewed_at: Date | null;
}

function lawOf(row: Row): Law {
  const { id, area, state, content, remark, version } = row;
  return {
    ...content,
    ...{ id, area, state, remark, version, partyId: row.party_id, instrumentId: row.instrument_id },
    ...{ madeBy: row.made_by, writtenBy: row.written_by, changedAt: row.changed_at, reviewedAt: row.reviewed_at },
  };
}

export async function insertLaw(
  c: Connection,
  one: { id: string; partyId: string; instrumentId: string; area: Area; content: LawContent; by: string },
): Promise<void> {
  const now = new Date();
  await treatiesTables(c)
    .insertInto('treaty_law')
    .values({
      ...{ id: one.id, party_id: one.partyId, instrument_id: one.instrumentId, area: one.area, state: 'stated' },
      ...{ content: jsonb({ ...one.content }), remark: null, version: 1, made_by: one.by, written_by: one.by },
      ...{ made_at: now, changed_at: now, reviewed_by: null, reviewed_at: null },
    })
    .execute();
}

export interface LawChange {
  state: LawState;
  content?: LawContent;
  remark?: string | null;
  writtenBy?: string;
  reviewedBy?: string | null;
}

export async function changeLaw(c: Connection, id: string, change: LawChange): Promise<void> {
  const { state, content, remark = null, writtenBy, reviewedBy } = change;
  const now = new Date();
  await treatiesTables(c)
    .updateTable('treaty_law')
    .set((eb) => ({
      ...{ state, remark, changed_at: now, version: eb('version', '+', 1) },
      ...(content === undefined ? {} : { content: jsonb({ ...content }) }),
      ...(writtenBy === undefined ? {} : { written_by: writtenBy }),
      ...(reviewedBy === undefined ? {} : { reviewed_by: reviewedBy, reviewed_at: reviewedBy === null ? null : now }),
    }))
    .where('id', '=', id)
    .execute();
}
