import type { Actor } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { Statement, StatementProvider } from '../../../kernel/module/index.js';
import type { Question } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import { seesAnswer } from '../policy.js';
import { findCalls } from '../store/calls.js';
import { findCurrentAnswers } from '../store/sent.js';
import type { SentAnswer } from '../store/submissions.js';
import type { AnswerSource, AnswerValue } from './answer-value.js';

/** What the party said before, to begin with: the answer to the question that this one follows, and what it said anywhere else on its subjects. */

export interface LastTime {
  answer: SentAnswer;
  source: AnswerSource;
}

/** Null where the question follows none, or the party did not answer it. */
export async function findLastTime(
  db: Database,
  actor: Actor,
  question: Question,
  party: { id: string; code: string },
  lang: Lang,
): Promise<LastTime | null> {
  if (question.follows === null) return null;
  const [answer] = await findCurrentAnswers(db.connection, [question.follows], party.id);
  if (answer === undefined || !seesAnswer(actor, answer)) return null;
  const [call] = await findCalls(db.connection, [answer.callId]);
  if (call === undefined) return null;
  const title = textIn(call.content.texts, 'title', lang, call.content.lang)?.text ?? call.key;
  return { answer, source: { path: `/calls/${call.key}/answers/${party.code}`, title, on: call.sentOn ?? '' } };
}

/** Last time's answer as one to this question; null where the kinds differ. Options and columns are matched by their place. */
export function copiedValue(question: Question, before: Question | null, value: AnswerValue): AnswerValue | null {
  const { asked } = question;
  if (asked.kind !== value.kind) return null;
  if (value.kind !== 'choice' || asked.kind !== 'choice') return value;
  const earlier = before?.asked.kind === 'choice' ? before.asked.options : asked.options;
  const chosen = value.chosen.flatMap((id) => {
    const at = asked.options.includes(id) ? asked.options.indexOf(id) : earlier.indexOf(id);
    return asked.options[at] ?? [];
  });
  return { kind: 'choice', chosen, other: asked.other ? value.other : '' };
}

const MOST = 5;

/** What the party said elsewhere on what the question speaks to, the latest first; never the answer itself. */
export async function findSaidBefore(
  statements: StatementProvider,
  actor: Actor,
  question: Question,
  partyId: string,
  lang: Lang,
): Promise<Statement[]> {
  if (question.subjects.length === 0) return [];
  const asked = { about: question.subjects, partyIds: [partyId], limit: 3 * MOST };
  const found = await statements.find(actor, asked, lang);
  return found.filter(({ words, id }) => words.trim() !== '' && !id.endsWith(`/${question.id}`)).slice(0, MOST);
}

/** Where a statement was taken over from. */
export function sourceOf({ source, at }: Statement): AnswerSource {
  return { path: source.path, title: source.name, on: dayOf(at) };
}
