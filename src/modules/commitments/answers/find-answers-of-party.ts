import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { type ListedCommitment, listSeen, type Scene } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { findPublishedOfParty } from '../store/answers.js';
import { type AnswerCounts, type AnswerStanding, countStandings } from './answer.js';

/** What a party said of itself that everybody may see. */
export interface AnswersOfParty {
  counts: AnswerCounts;
  /** The latest ones. */
  rows: { commitment: ListedCommitment; standing: AnswerStanding | null }[];
}

/** Public answers to commitments that everybody sees, the latest first; `limit` of them are listed, all are counted, by the database. */
export async function findAnswersOfParty(
  db: Database,
  actor: Actor,
  partyId: string,
  { limit }: { limit: number },
  scene: Scene,
): Promise<AnswersOfParty> {
  const { standings, latest } = await findPublishedOfParty(db.connection, partyId, limit);
  const openings = await findOpenings(db.connection);
  const ids = latest.map(({ commitmentId }) => commitmentId);
  const byId = new Map((await listSeen(db.connection, actor, ids, openings, scene)).map((one) => [one.id, one]));
  const rows = latest.flatMap(({ commitmentId, standing }) => {
    const commitment = byId.get(commitmentId);
    return commitment === undefined ? [] : [{ commitment, standing }];
  });
  return { counts: countStandings(standings), rows };
}
