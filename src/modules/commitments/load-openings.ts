import type { Database } from '../../kernel/db/index.js';
import { sessionOpenings } from './facts/session-openings.js';
import { nextRevision } from './store/commitments.js';
import { putOpeningFacts, readSessionOpenings } from './store/session-openings.js';
import type { SessionOpening } from './timing/sessions.js';

/**
 * Writes the openings that come with the program, once, and again where a newer program knows better; what somebody edited stays.
 *
 * @returns how many were new or changed.
 */
export async function loadOpenings(db: Database, facts: readonly SessionOpening[] = sessionOpenings): Promise<number> {
  return db.transaction(async (c) => {
    const kept = new Map((await readSessionOpenings(c)).map((opening) => [opening.session, opening]));
    const fresh = facts.filter(({ session, opens, standing }) => {
      const old = kept.get(session);
      return old === undefined || (!old.edited && (old.opens !== opens || old.standing !== standing));
    });
    await putOpeningFacts(c, fresh);
    if (fresh.length > 0) await nextRevision(c);
    return fresh.length;
  });
}
