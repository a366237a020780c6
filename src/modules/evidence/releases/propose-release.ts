import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Connection, newId } from '../../../kernel/db/index.js';
import { storeFile } from '../../../kernel/files/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { asRecord, may } from '../policy.js';
import { addEntry, insertRelease, listVersions } from '../store/releases.js';
import { type Release, slugOf } from './release.js';

/** What is proposed, without what the program itself writes down. */
export type Proposal = Omit<
  Release,
  | 'id'
  | 'slug'
  | 'version'
  | 'sha256'
  | 'state'
  | 'notice'
  | 'proposedBy'
  | 'proposedAt'
  | 'publishedAt'
  | 'withdrawnAt'
> & {
  /** The csv, UTF-8. */
  file: Uint8Array;
  /** Slug of the release that this one corrects; null for a new one. */
  corrects: string | null;
};

/** Titles by language, at least one. @throws HouseRefusal `title-missing`, `too-long` */
export function checkTitles(given: Readonly<Partial<Record<Lang, string>>>): Partial<Record<Lang, string>> {
  const titles = Object.fromEntries(
    Object.entries(given).flatMap(([lang, title]) => (title.trim() === '' ? [] : [[lang, title.trim()]])),
  );
  if (Object.keys(titles).length === 0) throw new HouseRefusal('title-missing', { field: 'title' });
  if (Object.values(titles).some((title) => title.length > 300))
    throw new HouseRefusal('too-long', { field: 'title', values: { limit: 300 } });
  return titles;
}

/**
 * Proposes a release, in a transaction that does more. Nobody but its party and the secretariat sees it until two people have approved it.
 *
 * @throws HouseRefusal `no-such-release` where it corrects one that is not the party's, `title-missing`
 */
export async function proposeIn(
  c: Connection,
  actor: Actor,
  { file, corrects, ...proposal }: Proposal,
): Promise<{ id: string; slug: string }> {
  const by = actor.kind === 'public' ? '' : actor.id;
  const titles = checkTitles(proposal.titles);
  const record = { ...asRecord({ partyId: proposal.partyId, by }), state: 'proposed' as const };
  if (by === '' || !may(actor, 'write', 'release', record)) throw new HouseRefusal('no-such-release');
  const id = newId();
  const { slug, version } = await addressFor(c, { id, partyId: proposal.partyId, titles, corrects });
  const { sha256 } = await storeFile(c, file, `${slug}-v${version}.csv`);
  const proposedAt = new Date();
  await insertRelease(c, {
    ...proposal,
    id,
    slug,
    version,
    titles,
    sha256,
    state: 'proposed',
    notice: null,
    proposedBy: by,
    proposedAt,
    publishedAt: null,
    withdrawnAt: null,
  });
  await addEntry(c, id, { entry: { kind: 'proposed' }, madeBy: by, madeAt: proposedAt });
  await recordAction(c, {
    actor,
    party: proposal.partyId,
    verb: 'evidence.propose',
    subject: { type: 'release', id },
    details: { kind: proposal.kind, method: proposal.method.name, version },
  });
  return { id, slug };
}

async function addressFor(
  c: Connection,
  {
    id,
    partyId,
    titles,
    corrects,
  }: { id: string; partyId: string; titles: Release['titles']; corrects: string | null },
): Promise<{ slug: string; version: number }> {
  if (corrects !== null) {
    const [latest] = await listVersions(c, corrects);
    if (latest === undefined || latest.partyId !== partyId) throw new HouseRefusal('no-such-release');
    return { slug: corrects, version: latest.version + 1 };
  }
  const slug = slugOf(titles.en ?? Object.values(titles)[0] ?? '', id);
  const taken = await listVersions(c, slug);
  return { slug: taken.length === 0 ? slug : `${slug}-${id.slice(-12)}`, version: 1 };
}
