import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { ASSUMPTIONS } from '../publish/checklist.js';
import { type GivenAnswers, readAnswers } from '../publish/read-answers.js';
import { setChecklist } from '../store/studies.js';
import { getStudyToWrite } from './get-study.js';
import { StudyRefusal } from './study-refusal.js';

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
  if ('code' in checklist)
    throw new StudyRefusal(
      checklist.code,
      checklist.field,
      checklist.code === 'not-a-date' ? { given: checklist.given } : {},
    );
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
