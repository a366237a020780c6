import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { listStatistics, setStatisticState } from '../store/statistics.js';
import { findStudy } from '../store/studies.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { seesStatistic } from './find-statistics.js';
import { decisionFault, INDICATOR, type Statistic } from './statistic.js';

const LONGEST = 2000;

export type StatisticDecision = 'publish' | 'decline' | 'withdraw';

const VERBS = {
  publish: 'estimation.publish-statistic',
  decline: 'estimation.decline-statistic',
  withdraw: 'estimation.withdraw-statistic',
} as const;

/**
 * Puts the second name under a statistic, which publishes it in the place of an earlier one of the same State and year; declines it, or
 * takes a published one back, both with a note. For those who may release data of the State, with presence proved; never for the one who
 * proposed it.
 *
 * @throws StudyRefusal `no-such-statistic`, `not-waiting`, `same-person`, `note-missing`, `not-published`; NotAllowed, StepUpNeeded
 */
export async function decideStatistic(
  db: Database,
  actor: Actor,
  id: string,
  decision: StatisticDecision,
  note: string,
  now = new Date(),
): Promise<void> {
  await db.transaction(async (c) => {
    const [statistic] = await listStatistics(c, { id }, { lock: true });
    if (statistic === undefined || !seesStatistic(actor, statistic)) throw new StudyRefusal('no-such-statistic');
    const { partyId, studyId, year } = statistic;
    const { id: by } = requirePermission(actor, 'evidence.release', partyId);
    const written = note.trim().slice(0, LONGEST);
    if (decision !== 'publish' && written === '') throw new StudyRefusal('note-missing', 'note');
    const decided = { id: by, note: written, at: now };
    if (decision === 'publish') await publish(c, statistic, decided);
    else if (decision === 'decline') await decline(c, statistic, decided);
    else await withdraw(c, statistic, decided);
    await recordAction(c, {
      actor,
      party: partyId,
      verb: VERBS[decision],
      subject: { type: 'study', id: studyId },
      details: { statistic: id, indicator: INDICATOR, year },
    });
  });
}

type Decided = { id: string; note: string; at: Date };

async function publish(c: Connection, statistic: Statistic, decided: Decided): Promise<void> {
  const fault = decisionFault(statistic, decided.id);
  if (fault !== null) throw new StudyRefusal(fault);
  const study = await findStudy(c, statistic.studyId, { lock: true });
  // What was taken back from the public, or made anew, since it was proposed is not published by way of the statistic.
  if (study?.publishedRun !== statistic.runId) throw new StudyRefusal('not-published');
  const before = await listStatistics(c, { partyIds: [statistic.partyId], states: ['published'] });
  for (const one of before.filter(({ year }) => year === statistic.year))
    await setStatisticState(c, one.id, 'replaced', null);
  await setStatisticState(c, statistic.id, 'published', decided);
}

async function decline(c: Connection, statistic: Statistic, decided: Decided): Promise<void> {
  if (statistic.state !== 'proposed') throw new StudyRefusal('not-waiting');
  await setStatisticState(c, statistic.id, 'declined', decided);
}

async function withdraw(c: Connection, statistic: Statistic, decided: Decided): Promise<void> {
  if (statistic.state !== 'published') throw new StudyRefusal('not-published');
  // Who proposed it may see first that it is wrong; the second name stays that of who published it.
  const by = decided.id === statistic.proposedBy ? (statistic.decidedBy ?? decided.id) : decided.id;
  await setStatisticState(c, statistic.id, 'withdrawn', { ...decided, id: by });
}
