import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { NarrowedBy, StatementProvider } from '../../../kernel/module/index.js';
import { EVERY_PARTY, findParties, type Party } from '../../parties/index.js';
import { findCoverage, findNarrowedBy } from './find-coverage.js';
import {
  type GapsFilter,
  type MeasureRow,
  measureRows,
  measuresIn,
  type PartRow,
  partRows,
  type StateRow,
  stateRows,
} from './gaps.js';

export interface Gaps {
  states: StateRow[];
  measures: MeasureRow[];
  parts: PartRow[];
  /** By what those who are asked were narrowed. */
  narrowedBy: readonly NarrowedBy[];
}

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** Member States as they are today, by name. */
export async function findStates(db: Database, actor: Actor, lang: Lang): Promise<Party[]> {
  const { rows } = await findParties(db, actor, { ...EVERY_PARTY, kind: ['state'] }, ALL, lang);
  return rows.filter(({ state }) => state === 'active');
}

/** Where States said something on the measures of the Plan, and where they did not: by State, by measure and region, by part. */
export async function findGaps(
  db: Database,
  actor: Actor,
  statements: StatementProvider,
  filter: GapsFilter,
  lang: Lang,
): Promise<Gaps> {
  const [states, coverage] = await Promise.all([findStates(db, actor, lang), findCoverage(db, actor, statements)]);
  const rows = stateRows(states, coverage, filter);
  const measures = measureRows(rows, filter);
  return {
    states: rows,
    measures,
    parts: partRows(measures),
    narrowedBy: await findNarrowedBy(db, measuresIn(filter)),
  };
}
