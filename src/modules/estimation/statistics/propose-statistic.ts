import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { findParty, type Party } from '../../parties/index.js';
import { findRun } from '../store/runs.js';
import { insertStatistic, listStatistics } from '../store/statistics.js';
import { getStudyToWrite } from '../studies/get-study.js';
import type { Study } from '../studies/study.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { figuresOf, INDICATOR } from './statistic.js';

export interface ProposedStatistic {
  year: string | number;
  /** Of the State it is about, where the study is of the house. */
  code: string;
}

const FIRST_YEAR = 1990;

/**
 * Proposes the published result of a study as the statistic of a State and a year. It is seen by nobody until somebody else, who may
 * release data of that State, puts their name under it.
 *
 * @throws StudyRefusal `not-published`, `estimate-refused`, `no-range`, `no-such-state`, `not-a-year`, `proposed-already`; NotAllowed
 */
export async function proposeStatistic(
  db: Database,
  actor: Actor,
  studyId: string,
  asked: ProposedStatistic,
  now = new Date(),
): Promise<{ id: string }> {
  const { id: by } = requirePermission(actor, 'estimation.write');
  const before = await getStudyToWrite(db.connection, actor, studyId);
  const state = await stateOf(db, actor, before, asked.code);
  const year = Number(asked.year);
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > now.getUTCFullYear())
    throw new StudyRefusal('not-a-year', 'year', {
      first: String(FIRST_YEAR),
      last: String(now.getUTCFullYear()),
    });
  return db.transaction(async (c) => {
    const study = await getStudyToWrite(c, actor, studyId, { lock: true });
    const run = study.publishedRun === null ? null : await findRun(c, study.publishedRun);
    if (!run?.result) throw new StudyRefusal('not-published');
    const figures = figuresOf(run.result, study.sha256);
    if (typeof figures === 'string') throw new StudyRefusal(figures);
    const waiting = await listStatistics(c, { partyIds: [state.id], states: ['proposed'] });
    if (waiting.some((one) => one.year === year)) throw new StudyRefusal('proposed-already');
    const id = newId();
    await insertStatistic(c, { id, studyId, runId: run.id, partyId: state.id, year, proposedBy: by, figures }, now);
    await recordAction(c, {
      actor,
      party: state.id,
      verb: 'estimation.propose-statistic',
      subject: { type: 'study', id: studyId },
      details: { statistic: id, indicator: INDICATOR, year, runId: run.id },
    });
    return { id };
  });
}

/** A study of a State is about that State; one of the house, or of an organization, says about which. */
async function stateOf(db: Database, actor: Actor, { partyId }: Study, code: string): Promise<Party> {
  const own = partyId === null ? null : await findParty(db, actor, { id: partyId });
  if (own?.kind === 'state') return own;
  const asked = code.trim() === '' ? null : await findParty(db, actor, { code: code.trim().slice(0, 40) });
  if (asked?.kind !== 'state') throw new StudyRefusal('no-such-state', 'code');
  return asked;
}
