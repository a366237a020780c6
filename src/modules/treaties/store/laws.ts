import { type SqlBool, sql } from 'kysely';
import { type Reach, rowsReached } from '../../../kernel/access/index.js';
import { type Connection, jsonb } from '../../../kernel/db/index.js';
import type { Area } from '../instrument.js';
import { isUuid } from '../is-uuid.js';
import type { Law, LawContent, LawState } from '../laws/law.js';
import type { LawBefore } from '../laws/sheet/staged-law.js';
import { treatiesTables } from './tables.js';

/** Which laws; what is left out is not asked. */
export interface LawQuery {
  partyIds?: readonly string[];
  instrumentId?: string;
  area?: Area;
  /** One of these areas of these instruments. */
  on?: readonly { instrumentId: string; area: Area }[];
  /** Whether those that were given back are among them; they are where nothing is said. */
  returned?: boolean;
}

/** Who asks: what one of these reaches is seen besides what everybody sees. */
export type SeenLaws = readonly Reach[];

/** Laws that were not withdrawn and that are seen by whoever asks: the database leaves out the others. */
function lawsSeen(c: Connection, seen: SeenLaws, { partyIds, instrumentId, area, on, returned }: LawQuery) {
  return treatiesTables(c)
    .selectFrom('treaty_law')
    .where('state', '<>', 'withdrawn')
    .where(({ or, eb }) => or([eb('state', '=', 'reviewed'), ...seen.map((reach) => rowsReached(reach))]))
    .$if(partyIds !== undefined, (q) => q.where(sql<SqlBool>`party_id = any(${[...(partyIds ?? [])]}::uuid[])`))
    .$if(instrumentId !== undefined, (q) => q.where('instrument_id', '=', instrumentId ?? ''))
    .$if(area !== undefined, (q) => q.where(({ eb, lit }) => (area === undefined ? lit(true) : eb('area', '=', area))))
    .$if(returned === false, (q) => q.where('state', '<>', 'returned'))
    .$if(on !== undefined, (q) =>
      q.where(({ or, and, eb }) =>
        or((on ?? []).map((one) => and([eb('instrument_id', '=', one.instrumentId), eb('area', '=', one.area)]))),
      ),
    );
}

/** A page of them, by party and in the order in which they were entered. */
export async function readLaws(
  c: Connection,
  seen: SeenLaws,
  { offset, limit, ...query }: LawQuery & { offset: number; limit: number },
): Promise<{ laws: Law[]; total: number }> {
  const asked = lawsSeen(c, seen, query);
  const { total } = await asked.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await asked.selectAll().orderBy('party_id').orderBy('id').offset(offset).limit(limit).execute();
  return { laws: rows.map(lawOf), total };
}

/** The latest of them first. */
export async function readLatestLaws(c: Connection, seen: SeenLaws, query: LawQuery, limit: number): Promise<Law[]> {
  const asked = lawsSeen(c, seen, query).selectAll().orderBy('changed_at', 'desc').orderBy('id').limit(limit);
  return (await asked.execute()).map(lawOf);
}

/** How many each party has on each area of each instrument, and when the latest was changed. */
export async function countLaws(c: Connection, seen: SeenLaws, query: LawQuery) {
  return lawsSeen(c, seen, query)
    .select(['party_id', 'instrument_id', 'area'])
    .select(sql<number>`count(*)::int`.as('laws'))
    .select(({ fn }) => fn.max('changed_at').as('latest'))
    .groupBy(['party_id', 'instrument_id', 'area'])
    .execute();
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
  key: string;
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
  reviewed_by: string | null;
  reviewed_at: Date | null;
}

function lawOf(row: Row): Law {
  const { id, key, area, state, content, remark, version } = row;
  return {
    ...content,
    ...{ id, key, area, state, remark, version, partyId: row.party_id, instrumentId: row.instrument_id },
    ...{ madeBy: row.made_by, writtenBy: row.written_by, changedAt: row.changed_at },
    ...{ reviewedBy: row.reviewed_by, reviewedAt: row.reviewed_at },
  };
}

/** All that were not withdrawn, whoever sees them. */
export async function readHeldLaws(c: Connection): Promise<Law[]> {
  const query = treatiesTables(c).selectFrom('treaty_law').selectAll().where('state', '<>', 'withdrawn');
  return (await query.orderBy('id').execute()).map(lawOf);
}

/** Whether a law of this State that was not withdrawn has the key. */
export async function isLawKeyTaken(c: Connection, partyId: string, key: string): Promise<boolean> {
  const query = treatiesTables(c).selectFrom('treaty_law').select('id');
  const found = query.where('party_id', '=', partyId).where('key', '=', key).where('state', '<>', 'withdrawn');
  return (await found.executeTakeFirst()) !== undefined;
}

export async function insertLaw(
  c: Connection,
  one: { id: string; key: string; partyId: string; instrumentId: string; area: Area; content: LawContent; by: string },
): Promise<void> {
  const now = new Date();
  await treatiesTables(c)
    .insertInto('treaty_law')
    .values({
      ...{
        id: one.id,
        key: one.key,
        party_id: one.partyId,
        instrument_id: one.instrumentId,
        area: one.area,
        state: 'stated',
      },
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

/** Makes a law what it was before, with its review. */
export async function restoreLaw(c: Connection, id: string, before: LawBefore): Promise<void> {
  const { state, content, remark, writtenBy, reviewedBy, reviewedAt } = before;
  await treatiesTables(c)
    .updateTable('treaty_law')
    .set((eb) => ({
      ...{ state, remark, content: jsonb({ ...content }), written_by: writtenBy, reviewed_by: reviewedBy },
      ...{ reviewed_at: reviewedAt === null ? null : new Date(reviewedAt) },
      ...{ changed_at: new Date(), version: eb('version', '+', 1) },
    }))
    .where('id', '=', id)
    .execute();
}
