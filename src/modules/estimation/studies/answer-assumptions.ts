import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { ANSWERS, type Answer, ASSUMPTIONS, type Assumption, type Checklist } from '../publish/checklist.js';
import { setChecklist } from '../store/studies.js';
import { getStudyToWrite } from './get-study.js';
import { StudyRefusal } from './study-refusal.js';

export interface GivenAnswers {
  answers: Partial<Record<Assumption, { answer: string; note: string }>>;
  signedBy: string;
  signedOn: string;
}

/**
 * Answers for the assumptions and signs them; the answers go into every report of the study.
 *
 * @throws StudyRefusal `answer-missing`, `name-missing`, `not-a-date`, each with its field; NotAllowed
 */
export async function answerAssumptions(
  db: Database,
  actor: Actor,
  studyId: string,
  given: GivenAnswers,
): Promise<void> {
  requirePermission(actor, 'estimation.write');
  const checklist = readAnswers(given);
  await db.transaction(async (c) => {
    await getStudyToWrite(c, actor, studyId, { lock: true });
    await setChecklist(c, studyId, checklist);
    await recordAction(c, {
      actor,
      verb: 'estimation.answer-assumptions',
      subject: { type: 'study', id: studyId },
      // The name of the one who signed stays with the study.
      details: {
        ...Object.fromEntries(ASSUMPTIONS.map((name) => [name, checklist.answers[name].answer])),
        signedOn: checklist.signedOn,
      },
    });
  });
}

function readAnswers({ answers, signedBy, signedOn }: GivenAnswers): Checklist {
  const read = (name: Assumption): { answer: Answer; note: string } => {
    const given = answers[name];
    const answer = ANSWERS.find((known) => known === given?.answer);
    if (answer === undefined) throw new StudyRefusal('answer-missing', name);
    return { answer, note: (given?.note ?? '').trim().slice(0, 1000) };
  };
  const all = {
    closed: read('closed'),
    linkage: read('linkage'),
    heterogeneity: read('heterogeneity'),
    referral: read('referral'),
  };
  const name = signedBy.trim().slice(0, 200);
  if (name === '') throw new StudyRefusal('name-missing', 'signedBy');
  const day = signedOn.trim();
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new StudyRefusal('not-a-date', 'signedOn', { given: day.slice(0, 40) });
  return { answers: all, signedBy: name, signedOn: day };
}
