import type { Actor } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { findCurrentAnswers, findSentAnswers, type SentAnswer, seesAnswer } from '../../reporting/index.js';
import type { Block, Source } from './block.js';

/** A source of a sentence as the reader sees it. */
export interface Traced {
  source: Source;
  /** The answer as it was when something was taken from it; null where the reader may not see it. */
  answer: SentAnswer | null;
  /** Whether the answer still counts as it was. */
  holds: boolean;
}

/**
 * The answers behind a sentence. What the reader may not see is told as a number only: neither who said it nor what.
 *
 * An answer is shown only where its party lets the reader see it now as well: who has taken it back from the public has taken it back here.
 * One that counts no longer is shown to whoever sees all answers of its party: others cannot tell it from one that was hidden.
 */
export async function findTrail(
  c: Connection,
  actor: Actor,
  { body, sources }: Block,
): Promise<{ traced: Traced[]; hidden: number }> {
  if (!('asked' in body)) return { traced: [], hidden: 0 };
  const { question } = body.asked;
  const quoted = body.kind === 'passage';
  const current = new Map(
    (await findCurrentAnswers(c, [question])).map((answer) => [answer.submissionId, answer] as const),
  );
  const traced: Traced[] = [];
  let hidden = 0;
  for (const source of sources) {
    const now = current.get(source.submission);
    const { audience, party } = source;
    const asItIs = now ?? { audience: 'confidential' as const, partyId: party };
    if (!seesAnswer(actor, { audience, partyId: party }) || !seesAnswer(actor, asItIs)) {
      hidden += 1;
      continue;
    }
    const holds = now?.sha256 === source.sha256;
    traced.push({ source, holds, answer: holds ? now : quoted ? await findThen(c, source, question) : null });
  }
  return { traced, hidden };
}

async function findThen(c: Connection, { party, submission, version }: Source, question: string) {
  const answers = await findSentAnswers(c, { partyId: party, submissionId: submission, version });
  return answers.find(({ questionId }) => questionId === question) ?? null;
}
