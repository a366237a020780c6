import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { findFile, loadFile } from '../../../kernel/files/index.js';
import { findParty, type Party } from '../../parties/index.js';
import { mayPropose, mayReview } from '../policy.js';
import { Refusal } from '../refusal.js';
import { authorsOf, type ConcreteView, canFollow, type LogEntry, type PublishedView, type ReviewState } from './log.js';
import { openConcrete } from './open-concrete.js';
import { seesInFull, writerOf } from './open-log.js';

/** A concrete measure as far as the actor sees it. */
export interface WholeConcrete {
  id: string;
  key: string;
  party: Party;
  /** What everybody sees; null where nothing is public. */
  published: PublishedView | null;
  /** All of it, for its party and the secretariat; null for all others. */
  full: { version: number; review: ReviewState; latest: ConcreteView; entries: readonly LogEntry[] } | null;
  rights: { write: boolean; step: boolean; withdraw: boolean; review: boolean };
}

/** @throws Refusal `no-such-concrete`, also for one that the actor may not see. */
export async function getConcrete(db: Database, actor: Actor, key: string): Promise<WholeConcrete> {
  const one = (await openConcrete(db)).get(key);
  const party = one === undefined ? null : await findParty(db, actor, { id: one.partyId });
  if (one === undefined || party === null) throw new Refusal('no-such-concrete');
  const { entries, folded } = one;
  const sees = seesInFull(actor, one);
  if (!sees && folded.published === null) throw new Refusal('no-such-concrete');
  const writes = mayPropose(actor, { party: one.partyId, writtenBy: writerOf(one) });
  return {
    id: one.id,
    key,
    party,
    published: folded.published,
    full: sees ? { version: folded.version, review: folded.review, latest: folded.latest, entries } : null,
    rights: {
      write: writes,
      step: writes && canFollow(folded.review, 'step'),
      withdraw: writes && canFollow(folded.review, 'withdraw'),
      review: mayReview(actor, {
        waits: folded.review === 'proposed',
        party: one.partyId,
        authors: authorsOf(entries),
      }),
    },
  };
}

/** The file that backs a step, for all who see the step. @throws Refusal `no-such-concrete`, `no-such-file`. */
export async function getConcreteEvidence(db: Database, actor: Actor, key: string, n: number) {
  const { published, full } = await getConcrete(db, actor, key);
  const steps = [...(published?.steps ?? []), ...(full?.latest.steps ?? [])];
  const evidence = steps.find((step) => step.n === n)?.evidence;
  const file = evidence?.kind === 'file' ? await findFile(db.connection, evidence.sha256) : null;
  if (file === null || evidence?.kind !== 'file') throw new Refusal('no-such-file');
  return { bytes: await loadFile(db.connection, evidence.sha256), name: evidence.name, mediaType: file.mediaType };
}
