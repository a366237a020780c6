import { type Actor, permitted } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { loadFile } from '../../../kernel/files/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { asRecord, may } from '../policy.js';
import { findRelease, listReleases } from '../store/releases.js';
import type { Release } from './release.js';

const recordOf = ({ partyId, proposedBy, state }: Release) => ({ ...asRecord({ partyId, by: proposedBy }), state });

/** Whether the actor may see it. */
export const seesRelease = (actor: Actor, release: Release): boolean =>
  may(actor, 'read', 'release', recordOf(release));

/** By id, or by address; without a version the latest that everybody sees. @throws HouseRefusal `no-such-release` */
export async function getRelease(
  c: Connection,
  actor: Actor,
  by: { id: string } | { slug: string; version: number | null },
): Promise<Release> {
  const release = await findRelease(c, by);
  if (release === null || !seesRelease(actor, release)) throw new HouseRefusal('no-such-release');
  return release;
}

/** What everybody sees, and what the actor sees besides, the latest first. */
export function findReleases(
  c: Connection,
  actor: Actor,
  asked: { partyId?: string; dataSetId?: string; states?: readonly Release['state'][]; offset: number; limit: number },
): Promise<{ rows: Release[]; total: number }> {
  const seen = [permitted(actor, 'drafts.read'), permitted(actor, 'evidence.write')];
  return listReleases(c, { ...asked, seen });
}

/**
 * The file of a release, csv.
 *
 * @throws HouseRefusal `no-such-release`; `withdrawn`, whose notice is all that is given
 */
export async function getReleaseFile(c: Connection, actor: Actor, release: Release): Promise<Uint8Array> {
  if (!seesRelease(actor, release)) throw new HouseRefusal('no-such-release');
  if (release.state === 'withdrawn') throw new HouseRefusal('withdrawn');
  return loadFile(c, release.sha256);
}

/** Whether the actor may approve, decline or withdraw. */
export const mayDecide = (actor: Actor, release: Release): boolean =>
  may(actor, 'write', 'decision', recordOf(release));
