import { type Actor, permitted } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { findPartiesById, type Party } from '../../parties/index.js';
import { mayReview } from '../policy.js';
import { authorsOf, type FoldedLog } from './log.js';
import { openConcrete } from './open-concrete.js';
import { writerOf } from './open-log.js';

/** A concrete measure on which somebody has to act. */
export interface WaitingConcrete {
  key: string;
  party: Party;
  folded: FoldedLog;
  /** Since when. */
  at: Date;
  /** Wrote it, and may not review it. */
  authors: ReadonlySet<string>;
}

export interface Waiting {
  /** Those that the actor may review, the oldest first. */
  review: WaitingConcrete[];
  /** Those of the actor's parties that came back, or are drafts. */
  own: WaitingConcrete[];
}

export async function findWaiting(db: Database, actor: Actor): Promise<Waiting> {
  if (actor.kind === 'public') return { review: [], own: [] };
  const all = await openConcrete(db);
  const parties = await findPartiesById(
    db,
    actor,
    [...all.values()].map(({ partyId }) => partyId),
  );
  const reach = permitted(actor, 'plan.propose');
  const waiting: Waiting = { review: [], own: [] };
  for (const one of all.values()) {
    const party = parties.get(one.partyId);
    if (party === undefined) continue;
    const { entries, folded } = one;
    const { review } = folded;
    const line = {
      key: one.key,
      party,
      folded,
      at: entries.at(-1)?.madeAt ?? new Date(0),
      authors: authorsOf(entries),
    };
    if (mayReview(actor, { waits: review === 'proposed', party: party.id, authors: line.authors }))
      waiting.review.push(line);
    const own =
      reach.parties.includes(party.id) ||
      (reach.own?.parties.includes(party.id) === true && writerOf(one) === reach.own.by);
    if (own && (review === 'returned' || review === 'draft')) waiting.own.push(line);
  }
  const oldest = (a: WaitingConcrete, b: WaitingConcrete) => a.at.getTime() - b.at.getTime();
  return { review: waiting.review.sort(oldest), own: waiting.own.sort(oldest) };
}
