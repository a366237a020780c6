import { type Selectable, sql } from 'kysely';
import { type Reach, rowsReached } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import {
  type FoldedRelease,
  foldRelease,
  type MadeEntry,
  type Release,
  type ReleaseEntry,
} from '../releases/release.js';
import { evidenceTables, type ReleaseRow, stored } from './tables.js';

function releaseOf(row: Selectable<ReleaseRow>): Release {
  return {
    id: row.id,
    partyId: row.party_id,
    slug: row.slug,
    version: row.version,
    dataSetId: row.data_set_id,
    kind: row.kind,
    titles: row.titles,
    method: row.method,
    checks: row.checks,
    about: row.about,
    columns: row.columns,
    rows: row.rows,
    sha256: row.file_sha256,
    licence: row.licence,
    rho: row.rho === null ? null : BigInt(row.rho),
    epsilon: row.epsilon,
    delta: row.delta,
    generated: row.generated,
    state: row.state,
    notice: row.notice,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
  };
}

export async function insertRelease(c: Connection, release: Release): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_release')
    .values({
      party_id: release.partyId,
      id: release.id,
      slug: release.slug,
      version: release.version,
      data_set_id: release.dataSetId,
      kind: release.kind,
      titles: stored(release.titles),
      method: stored(release.method),
      checks: stored(release.checks),
      about: stored(release.about),
      columns: stored(release.columns),
      rows: release.rows,
      file_sha256: release.sha256,
      licence: release.licence,
      rho: release.rho === null ? null : String(release.rho),
      epsilon: release.epsilon,
      delta: release.delta,
      generated: release.generated,
      state: release.state,
      notice: null,
      proposed_by: release.proposedBy,
      proposed_at: release.proposedAt,
      published_at: null,
      withdrawn_at: null,
      entry: 0,
    })
    .execute();
}

/** By slug and version; without a version the latest that everybody sees. */
export async function findRelease(
  c: Connection,
  by: { id: string } | { slug: string; version: number | null },
  { lock = false } = {},
): Promise<Release | null> {
  if ('id' in by && !/^[0-9a-f-]{36}$/u.test(by.id)) return null;
  let query = evidenceTables(c).selectFrom('evidence_release').selectAll();
  if ('id' in by) query = query.where('id', '=', by.id);
  else if (by.version !== null) query = query.where('slug', '=', by.slug).where('version', '=', by.version);
  else
    query = query
      .where('slug', '=', by.slug)
      .where('state', 'in', ['published', 'withdrawn'])
      .orderBy('version', 'desc')
      .limit(1);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : releaseOf(row);
}

/** All versions of one address, the latest first. */
export async function listVersions(c: Connection, slug: string): Promise<Release[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_release')
    .selectAll()
    .where('slug', '=', slug)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(releaseOf);
}

/** What everybody sees, and what one of `seen` reaches, the latest first. */
export async function listReleases(
  c: Connection,
  asked: {
    seen: readonly Reach[];
    partyId?: string;
    dataSetId?: string;
    states?: readonly Release['state'][];
    offset: number;
    limit: number;
  },
): Promise<{ rows: Release[]; total: number }> {
  const { seen, partyId, dataSetId, states } = asked;
  const query = evidenceTables(c)
    .selectFrom('evidence_release')
    .where(({ or, eb }) =>
      or([eb('state', 'in', ['published', 'withdrawn']), ...seen.map((reach) => rowsReached(reach, 'proposed_by'))]),
    )
    .$if(partyId !== undefined, (q) => q.where('party_id', '=', partyId ?? ''))
    .$if(dataSetId !== undefined, (q) => q.where('data_set_id', '=', dataSetId ?? ''))
    .$if(states !== undefined, (q) => q.where('state', 'in', [...(states ?? [])]));
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy(sql`coalesce(published_at, proposed_at)`, 'desc')
    .orderBy('id')
    .offset(asked.offset)
    .limit(asked.limit)
    .execute();
  return { rows: rows.map(releaseOf), total };
}

export async function listEntries(c: Connection, releaseId: string): Promise<MadeEntry[]> {
  return (await listEntriesOf(c, [releaseId])).get(releaseId) ?? [];
}

/** Of several releases, by release. */
export async function listEntriesOf(c: Connection, releaseIds: readonly string[]): Promise<Map<string, MadeEntry[]>> {
  const found = new Map<string, MadeEntry[]>();
  if (releaseIds.length === 0) return found;
  const rows = await evidenceTables(c)
    .selectFrom('evidence_release_entry')
    .selectAll()
    .where('release_id', 'in', [...releaseIds])
    .orderBy('n')
    .execute();
  for (const { release_id, n, entry, made_by, made_at } of rows) {
    const entries = found.get(release_id) ?? [];
    entries.push({ n, entry, madeBy: made_by, madeAt: made_at });
    found.set(release_id, entries);
  }
  return found;
}

/** Adds what happened, and writes down what it leads to. The caller holds the release. */
export async function addEntry(
  c: Connection,
  releaseId: string,
  added: { entry: ReleaseEntry; madeBy: string; madeAt: Date },
): Promise<FoldedRelease> {
  const before = await listEntries(c, releaseId);
  const n = (before.at(-1)?.n ?? 0) + 1;
  const folded = foldRelease([...before, { n, ...added }]);
  if (folded === null) throw new Error('A release begins with its proposal');
  const db = evidenceTables(c);
  await db
    .insertInto('evidence_release_entry')
    .values({ release_id: releaseId, n, entry: stored(added.entry), made_by: added.madeBy, made_at: added.madeAt })
    .execute();
  const { entry } = added;
  await db
    .updateTable('evidence_release')
    .set({
      state: folded.state,
      published_at: folded.publishedAt,
      withdrawn_at: folded.withdrawnAt,
      entry: n,
      ...(entry.kind === 'withdrawn' ? { notice: stored({ words: entry.notice, lang: entry.lang }) } : {}),
    })
    .where('id', '=', releaseId)
    .execute();
  return folded;
}

/** Which of these files, by digest, belong to a release. */
export async function filesOfReleases(c: Connection, digests: readonly string[]): Promise<string[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_release')
    .select('file_sha256')
    .distinct()
    .where('file_sha256', 'in', [...digests])
    .execute();
  return rows.map(({ file_sha256 }) => file_sha256);
}
