import { type Actor, PUBLIC } from '../../../kernel/access/index.js';
import type { Day } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { StatementProvider } from '../../../kernel/module/index.js';
import { findListed } from '../../commitments/index.js';
import { findAnswered } from '../../reporting/index.js';
import { findJoined } from '../../treaties/index.js';
import { writeContent } from '../concrete/content.js';
import { evidenceOf } from '../concrete/evidence-of.js';
import { NO_CONCRETE_FILTER } from '../concrete/filter.js';
import { findConcrete, partiesById } from '../concrete/find-concrete.js';
import { findCoverage } from '../gaps/find-coverage.js';
import { findStates } from '../gaps/find-gaps.js';
import { measureRows, partRows, stateRows } from '../gaps/gaps.js';
import type { Snapshot } from './snapshot.js';

const EVERYTHING = { part: null, region: null, only: null } as const;

/** All of the Plan as everybody sees it now: what is not public is in no appraisal. */
export async function takeSnapshot(
  db: Database,
  statements: StatementProvider,
  { session, today, since }: Pick<Snapshot, 'session' | 'since'> & { today: Day },
): Promise<Snapshot> {
  const actor: Actor = PUBLIC;
  const [states, parties, coverage, concrete, treaties, calls] = await Promise.all([
    findStates(db, actor, 'en'),
    partiesById(db, actor),
    findCoverage(db, actor, statements),
    findConcrete(db, actor, NO_CONCRETE_FILTER),
    findJoined(db, today),
    findAnswered(db, actor),
  ]);
  const rows = stateRows(states, coverage, EVERYTHING);
  const measures = measureRows(rows, EVERYTHING);
  const ids = [...new Set([...coverage.meets.values()].flat().map(({ commitmentId }) => commitmentId))];
  const listed = await findListed(db, actor, ids, { today, lang: 'en' });
  const keys = new Map(listed.map(({ id, key }) => [id, key]));
  const speakers = (n: number) =>
    [...coverage.said].flatMap(([id, said]) => (said.has(n) ? (parties.get(id) ?? []) : []));
  const codes = (n: number, areStates: boolean) =>
    speakers(n)
      .filter(({ kind }) => (kind === 'state') === areStates)
      .map(({ code }) => code)
      .sort();
  return {
    schema: 'concordance.appraisal/2',
    session,
    asOf: today,
    since,
    measures: measures.map(({ measure: { n, part }, all }) => ({
      n,
      part,
      commitments: (coverage.meets.get(n) ?? []).flatMap(({ commitmentId }) => keys.get(commitmentId) ?? []),
      states: codes(n, true),
      others: codes(n, false),
      asked: all.asked,
      concrete: concrete.filter(({ view }) => view.content.measures.includes(n)).map(({ key }) => key),
    })),
    parts: partRows(measures).map(({ part, all, regions }) => ({ part, ...all, regions: { ...regions } })),
    states: rows
      .map(({ party, asked, said }) => ({ party: party.code, region: party.region, asked, said }))
      .sort((a, b) => (a.party < b.party ? -1 : 1)),
    concrete: concrete.map(({ key, party, view }) => ({
      key,
      lead: party.code,
      state: view.state,
      ...writeContent(view.content),
      evidence: evidenceOf(view).map(({ words }) => words),
    })),
    treaties,
    calls: calls
      .map(({ key, titles, answered }) => ({
        ...{ key, titles },
        answered: answered.flatMap((id) => parties.get(id)?.code ?? []).sort(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
