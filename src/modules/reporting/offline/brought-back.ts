import type { Lang } from '../../../kernel/i18n/index.js';
import type { CallContent } from '../calls/content.js';
import { Refusal, type RefusalCode } from '../refusal.js';
import type { AnswerAudience, AnswerValue } from '../submissions/answer-value.js';
import { sameValue } from '../submissions/check-value.js';
import type { HeldAnswer } from '../submissions/submission.js';
import type { BroughtRow } from './marks.js';
import { answerIn, audienceOf, langOf } from './values.js';

/** What a filled-in questionnaire would change, answer by answer. Pure. */

interface Said {
  value: AnswerValue | null;
  lang: Lang;
  audience: AnswerAudience;
}

export interface BroughtChange {
  question: string;
  /** "F7" of a sheet; the number of the question in a text. */
  place: string;
  /** Null where the file is at fault. */
  after: Said | null;
  /** What stood there, and how often it had been written. */
  before: (Said & { version: number }) | null;
  fault: { code: RefusalCode; values: Readonly<Record<string, string | number>> } | null;
}

/**
 * Compares a file with what is held. A blank cell says nothing: answers are taken back on their page only. What is the same is left out,
 * so that the same file brought twice changes nothing.
 */
export function compareBrought(
  content: CallContent,
  brought: readonly BroughtRow[],
  answers: ReadonlyMap<string, HeldAnswer>,
  first: Lang,
): BroughtChange[] {
  return brought.flatMap((row): BroughtChange[] => {
    const question = content.questions.find(({ id }) => id === row.question);
    if (question === undefined || question.asked.kind === 'file') return [];
    const held = answers.get(question.id) ?? null;
    const before = held === null ? null : { ...saidIn(held), version: held.version };
    const common = { question: question.id, place: row.place, before };
    try {
      const value = answerIn(content, question, row, first);
      if (value === null) return [];
      const lang = langOf(row.lang, held?.lang ?? first);
      const audience = audienceOf(row.audience, first, held?.audience ?? 'public');
      const same = held !== null && sameValue(held.value, value) && held.lang === lang && held.audience === audience;
      return same ? [] : [{ ...common, after: { value, lang, audience }, fault: null }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ ...common, after: null, fault: { code: error.code, values: error.values } }];
    }
  });
}

function saidIn({ value, lang, audience }: HeldAnswer): Said {
  return { value, lang, audience };
}
