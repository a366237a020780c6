import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import type { Standing } from './commitment.js';
import { relinkLines } from './relink-lines.js';
import { nextRevision } from './store/commitments.js';
import type { Link } from './store/line.js';
import { lockDecidedLinks, lockSuggestedLinks, setLinks } from './store/links.js';

/**
 * The same answer to many suggested lines and twins at once. What somebody else has decided meanwhile is left as it is.
 *
 * @returns how many were decided, how many somebody else was quicker with, and the moment by which `undoDecidedLinks` finds them.
 * @throws NotAllowed.
 */
export async function decideSuggestedLinks(
  db: Database,
  actor: Actor,
  ids: readonly string[],
  decision: 'confirm' | 'reject',
): Promise<{ decided: number; left: number; at: Date }> {
  const { id: by } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const at = new Date();
  return db.transaction(async (c) => {
    // Locks the register: two people who cut one line at two places must not each see it whole.
    const revision = await nextRevision(c);
    const links = await lockSuggestedLinks(c, ids);
    const standing = decision === 'confirm' ? 'confirmed' : 'rejected';
    await setLinks(c, links, { standing, decided_by: by, decided_at: at });
    await keep(c, actor, links, standing, { revision, now: at });
    return { decided: links.length, left: new Set(ids).size - links.length, at };
  });
}

/**
 * Takes back all answers to suggested links that a person gave in one moment. What was decided anew since stays.
 *
 * @returns how many wait again.
 * @throws NotAllowed.
 */
export async function undoDecidedLinks(db: Database, actor: Actor, moment: Date): Promise<{ undone: number }> {
  const { id: by } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const revision = await nextRevision(c);
    const links = await lockDecidedLinks(c, { by, at: moment });
    await setLinks(c, links, { standing: 'suggested', decided_by: null, decided_at: null });
    await keep(c, actor, links, 'suggested', { revision, now: new Date() });
    return { undone: links.length };
  });
}

async function keep(
  c: Connection,
  actor: Actor,
  links: readonly Link[],
  after: Standing,
  mark: { revision: number; now: Date },
): Promise<void> {
  const ends = links.filter(({ kind }) => kind === 'line').flatMap(({ earlierId, laterId }) => [earlierId, laterId]);
  if (ends.length > 0) await relinkLines(c, [...new Set(ends)], mark);
  for (const { id, kind, earlierId, laterId, standing } of links)
    await recordAction(c, {
      actor,
      verb: 'commitments.decide-link',
      subject: { type: 'commitment', id: laterId },
      details: { link: id, kind, earlier: earlierId, later: laterId, before: standing, after },
    });
}
