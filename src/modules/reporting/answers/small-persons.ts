import type { Actor } from '../../../kernel/access/index.js';
import { SMALLEST_SHOWN } from '../../../kernel/disclosure/index.js';
import type { Question } from '../calls/question.js';
import { seesAnswer } from '../policy.js';
import type { SentAnswer } from '../store/submissions.js';

/** Whether a number counts so few persons that somebody could be found. */
export function isSmall(amount: number): boolean {
  return amount > 0 && amount < SMALLEST_SHOWN;
}

/** What stands in the place of a small number. */
export const BELOW = `<${SMALLEST_SHOWN}`;

/**
 * An answer as the actor may see it: a small number of persons only to the party's own people and the secretariat, who see confidential
 * answers too. Its hash goes with it, since so few numbers could all be tried.
 */
export function shownAnswer<A extends SentAnswer>(actor: Actor, question: Question | undefined, answer: A): A {
  const { value, partyId } = answer;
  if (question?.asked.kind !== 'number' || !question.asked.persons || value.kind !== 'number') return answer;
  if (!isSmall(Number(value.amount)) || seesAnswer(actor, { audience: 'confidential', partyId })) return answer;
  return { ...answer, value: { ...value, amount: BELOW }, sha256: '' };
}
