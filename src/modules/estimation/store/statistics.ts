import type { ColumnType, Selectable } from 'kysely';
import { type Connection, jsonb, tables } from '../../../kernel/db/index.js';
import type { Statistic, StatisticFigures, StatisticState } from '../statistics/statistic.js';

interface StatisticRow {
  id: string;
  study_id: string;
  run_id: string;
  party_id: string;
  year: number;
  state: StatisticState;
  figures: ColumnType<StatisticFigures, unknown, unknown>;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  note: string;
}

const of = (c: Connection) => tables<{ estimation_statistic: StatisticRow }>(c);

function statisticOf(row: Selectable<StatisticRow>): Statistic {
  const { id, year, state, figures, note } = row;
  return {
    ...{ id, year, state, figures, note, studyId: row.study_id, runId: row.run_id, partyId: row.party_id },
    ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
  };
}

export async function insertStatistic(
  c: Connection,
  one: Pick<Statistic, 'id' | 'studyId' | 'runId' | 'partyId' | 'year' | 'proposedBy'> & { figures: StatisticFigures },
  now: Date,
): Promise<void> {
  const figures = { ...one.figures, grounds: one.figures.grounds.map(({ code, values }) => ({ code, values })) };
  await of(c)
    .insertInto('estimation_statistic')
    .values({
      ...{ id: one.id, study_id: one.studyId, run_id: one.runId, party_id: one.partyId, year: one.year, note: '' },
      ...{ state: 'proposed', figures: jsonb(figures), proposed_by: one.proposedBy, proposed_at: now },
      ...{ decided_by: null, decided_at: null },
    })
    .execute();
}

export interface StatisticQuery {
  id?: string;
  studyId?: string;
  partyIds?: readonly string[];
  states?: readonly StatisticState[];
}

/** By year and party, the latest first; what is left out is not asked. */
export async function listStatistics(
  c: Connection,
  { id, studyId, partyIds, states }: StatisticQuery,
  { lock = false } = {},
): Promise<Statistic[]> {
  if (partyIds?.length === 0) return [];
  let query = of(c).selectFrom('estimation_statistic').selectAll();
  if (id !== undefined) query = query.where('id', '=', id);
  if (studyId !== undefined) query = query.where('study_id', '=', studyId);
  if (partyIds !== undefined) query = query.where('party_id', 'in', [...partyIds]);
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  if (lock) query = query.forUpdate();
  const rows = await query.orderBy('year', 'desc').orderBy('proposed_at', 'desc').orderBy('id').execute();
  return rows.map(statisticOf);
}

/** Moves a statistic on. @param by who decided, with what they wrote */
export async function setStatisticState(
  c: Connection,
  id: string,
  state: StatisticState,
  by: { id: string; note: string; at: Date } | null,
): Promise<void> {
  await of(c)
    .updateTable('estimation_statistic')
    .set({ state, ...(by && { decided_by: by.id, decided_at: by.at, note: by.note }) })
    .where('id', '=', id)
    .execute();
}
