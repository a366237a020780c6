import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { isLang } from '../../../kernel/i18n/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { addEntry, findRelease, listEntries } from '../store/releases.js';
import { auditWithPublished } from './audit-with-published.js';
import { getRelease, getReleaseFile } from './get-release.js';
import { refuseLinked } from './linked-checks.js';
import { approvalFault, foldRelease, type Release, type ReleaseEntry } from './release.js';

const LONGEST = 2000;

async function decide(
  db: Database,
  actor: Actor,
  id: string,
  entryFor: (c: Connection, release: Release, by: string) => Promise<ReleaseEntry>,
): Promise<Release['state']> {
  return db.transaction(async (c) => {
    const seen = await getRelease(c, actor, { id });
    const release = (await findRelease(c, { id }, { lock: true })) ?? seen;
    const { id: by } = requirePermission(actor, 'evidence.release', release.partyId);
    const entry = await entryFor(c, release, by);
    const { state } = await addEntry(c, id, { entry, madeBy: by, madeAt: new Date() });
    await recordAction(c, {
      actor,
      party: release.partyId,
      verb: VERBS[entry.kind],
      subject: { type: 'release', id },
      details: { slug: release.slug, version: release.version, state },
    });
    return state;
  });
}

const VERBS = {
  proposed: 'evidence.propose',
  approved: 'evidence.approve',
  declined: 'evidence.decline',
  withdrawn: 'evidence.withdraw',
} as const;

/**
 * Puts one's name under a release. With the second name it is published.
 *
 * @returns the state that follows.
 * @throws HouseRefusal `no-such-release`, `not-waiting`, `approved-already`; `linked-leak` where it gives something away with tables that are out already;
 *   NotAllowed, StepUpNeeded
 */
export async function approveRelease(db: Database, actor: Actor, id: string, note = ''): Promise<Release['state']> {
  const release = await getRelease(db.connection, actor, { id });
  // Others may have been published since it was proposed.
  if (release.state === 'proposed')
    refuseLinked(await auditWithPublished(db.connection, release, await getReleaseFile(db.connection, actor, release)));
  return decide(db, actor, id, async (c, _, by) => {
    const folded = foldRelease(await listEntries(c, id));
    const fault = folded === null ? 'not-waiting' : approvalFault(folded, by);
    if (fault !== null) throw new HouseRefusal(fault);
    return { kind: 'approved', note: limited(note) };
  });
}

/** Sends a proposal back for good. @throws HouseRefusal `no-such-release`, `not-waiting`, `note-missing`; NotAllowed, StepUpNeeded */
export function declineRelease(db: Database, actor: Actor, id: string, note: string): Promise<Release['state']> {
  return decide(db, actor, id, async (_, { state }) => {
    if (state !== 'proposed') throw new HouseRefusal('not-waiting');
    if (note.trim() === '') throw new HouseRefusal('note-missing', { field: 'note' });
    return { kind: 'declined', note: limited(note) };
  });
}

/**
 * Takes a published release back. Its address stays and gives the notice; its files are given no more.
 *
 * @throws HouseRefusal `no-such-release`, `not-published`, `note-missing`; NotAllowed, StepUpNeeded
 */
export function withdrawRelease(
  db: Database,
  actor: Actor,
  id: string,
  { notice, lang }: { notice: string; lang: string },
): Promise<Release['state']> {
  return decide(db, actor, id, async (_, { state }) => {
    if (state !== 'published') throw new HouseRefusal('not-published');
    if (notice.trim() === '') throw new HouseRefusal('note-missing', { field: 'notice' });
    if (!isLang(lang)) throw new HouseRefusal('not-in-list', { field: 'lang' });
    return { kind: 'withdrawn', notice: limited(notice), lang };
  });
}

function limited(text: string): string {
  if (text.length > LONGEST) throw new HouseRefusal('too-long', { field: 'note', values: { limit: LONGEST } });
  return text.trim();
}
