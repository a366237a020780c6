import type { Actor } from '../../../kernel/access/index.js';
import { type Day, dayOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { NarrowedBy, StatementProvider, Subject } from '../../../kernel/module/index.js';
import { findNarrowed } from '../../commitments/index.js';
import { findMet, type Meets } from '../find-met.js';
import { MEASURES } from '../measures.js';
import { PLAN_MEASURES, type PlanMeasure } from '../plan-measure.js';
import type { Known } from './gaps.js';

/** Who is meant, and who said something on which measure, and on which day last; as far as the actor may see it. */
export interface Coverage extends Known {
  meets: ReadonlyMap<number, readonly Meets[]>;
}

/** The subjects that a measure has: its number, and every commitment that meets it. */
export function subjectsOf(n: number, meets: readonly Meets[]): Subject[] {
  return [`measure/${n}`, ...meets.map(({ commitmentId }) => `commitment/${commitmentId}` as const)];
}

/** Of the whole Plan at once: one question to whoever keeps statements, whatever the number of States. */
export async function findCoverage(db: Database, actor: Actor, statements: StatementProvider): Promise<Coverage> {
  const { meets } = await findMet(db.connection, actor);
  const measures = new Map<Subject, number[]>();
  for (const n of MEASURES)
    for (const subject of subjectsOf(n, meets.get(n) ?? []))
      measures.set(subject, [...(measures.get(subject) ?? []), n]);
  const said = new Map<string, Map<number, Day>>();
  for (const { subject, partyId, latest } of await statements.count(actor, { about: [...measures.keys()] })) {
    const day = dayOf(latest);
    const own = said.get(partyId) ?? new Map<number, Day>();
    said.set(partyId, own);
    for (const n of measures.get(subject) ?? []) if ((own.get(n) ?? '') < day) own.set(n, day);
  }
  // The Plan cites no treaty by its volume.
  const addressees = [...new Set(PLAN_MEASURES.flatMap((measure) => measure.addressees))];
  const { narrowed } = await findNarrowed(db, { addressees, citations: [] });
  return { said, meets, narrowed };
}

/** By what the words of these measures are narrowed to whom they mean today, each once. */
export async function findNarrowedBy(
  db: Database,
  measures: readonly Pick<PlanMeasure, 'addressees'>[],
): Promise<NarrowedBy[]> {
  const by = new Map<string, NarrowedBy>();
  for (const { addressees } of measures)
    for (const one of (await findNarrowed(db, { addressees: [...addressees], citations: [] })).by) by.set(one.key, one);
  return [...by.values()];
}
