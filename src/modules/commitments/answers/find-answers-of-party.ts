import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { type ListedCommitment, listSeen, type Scene } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { may } from '../policy.js';
import { listAnswers } from '../store/answers.js';
import { type AnswerCounts, type AnswerStanding, countAnswers } from './answer.js';

/** What a party said of itself that everybody may see. */
export interface AnswersOfParty {
  counts: AnswerCounts;
  /** The latest ones. */
  rows: { commitment: ListedCommitment; standing: AnswerStanding | null }[];
}

/** Public answers to commitments that the actor may see, the latest first; `limit` of them are listed, all are counted. */
export async function findAnswersOfParty(
  db: Database,
  actor: Actor,
  partyId: string,
  { limit }: { limit: number },
  scene: Scene,
): Promise<AnswersOfParty> {
  const answers = (await listAnswers(db.connection, { partyId }))
    .filter(({ published }) => published !== null)
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  const ids = answers.map(({ commitmentId }) => commitmentId);
  const openings = await findOpenings(db.connection);
  const seen = (await listSeen(db.connection, actor, ids, openings, scene)).filter(({ shown, document }) =>
    may(actor, 'read', 'answer', { shown: shown && document.shown, published: true, party: partyId }),
  );
  const byId = new Map(seen.map((one) => [one.id, one]));
  const rows = answers.flatMap(({ commitmentId, publicStanding }) => {
    const commitment = byId.get(commitmentId);
    return commitment === undefined ? [] : [{ commitment, standing: publicStanding }];
  });
  return { counts: countAnswers(rows), rows: rows.slice(0, limit) };
}
