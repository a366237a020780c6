import { type Selectable, sql } from 'kysely';
import { type Connection, newId } from '../../../kernel/db/index.js';
import type { Party, PartyContent, PartyOrigin } from '../party.js';
import { type MembershipRow, type NameRow, type PartyRow, partiesTables } from './tables.js';

/** Rows of one statement stay below PostgreSQL's bound of 65,535 parameters. */
const ROWS = 1000;

/** Raises the revision of the register and locks it to the end of the transaction: changes come one after the other. */
export async function nextRevision(c: Connection): Promise<number> {
  const row = await partiesTables(c)
    .updateTable('party_register')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

export async function findRevision(c: Connection): Promise<number> {
  const row = await partiesTables(c).selectFrom('party_register').select('revision').executeTakeFirstOrThrow();
  return row.revision;
}

/** Parties that were changed after a revision; all of them after revision 0. */
export async function readParties(c: Connection, after = 0): Promise<Party[]> {
  const db = partiesTables(c);
  const changed = db.selectFrom('party').select('id').where('revision', '>', after);
  // One after the other: the embedded engine takes one statement at a time.
  const rows = await db.selectFrom('party').selectAll().where('revision', '>', after).orderBy('code').execute();
  const names = await db
    .selectFrom('party_name')
    .selectAll()
    .where('party_id', 'in', changed)
    .orderBy('place')
    .execute();
  const memberships = await db
    .selectFrom('party_membership')
    .selectAll()
    .where('party_id', 'in', changed)
    .orderBy('place')
    .execute();
  const kept = await db
    .selectFrom('party_before')
    .select('party_id')
    .distinct()
    .where('party_id', 'in', changed)
    .execute();
  const undoable = new Set(kept.map(({ party_id }) => party_id));
  const namesOf = byParty(names);
  const membershipsOf = byParty(memberships);
  return rows.map((row) => partyOf(row, namesOf.get(row.id) ?? [], membershipsOf.get(row.id) ?? [], undoable));
}

/** The party as it stands in this transaction, locked to its end; null where there is none. */
export async function lockParty(c: Connection, code: string): Promise<(Party & { changedBy: string | null }) | null> {
  const db = partiesTables(c);
  const row = await db.selectFrom('party').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  const names = await db.selectFrom('party_name').selectAll().where('party_id', '=', row.id).orderBy('place').execute();
  const memberships = await db
    .selectFrom('party_membership')
    .selectAll()
    .where('party_id', '=', row.id)
    .orderBy('place')
    .execute();
  const before = await db.selectFrom('party_before').select('version').where('party_id', '=', row.id).execute();
  const undoable = new Set(before.length > 0 ? [row.id] : []);
  return { ...partyOf(row, names, memberships, undoable), changedBy: row.changed_by };
}

function byParty<R extends { party_id: string }>(rows: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const some = found.get(row.party_id);
    if (some === undefined) found.set(row.party_id, [row]);
    else some.push(row);
  }
  return found;
}

function partyOf(
  row: Selectable<PartyRow>,
  names: readonly NameRow[],
  memberships: readonly MembershipRow[],
  undoable: ReadonlySet<string>,
): Party {
  const { id, code, kind, alpha2, alpha3, m49, region, subregion, website, state, origin, addressees, version } = row;
  return {
    ...{ id, code, kind, alpha2, alpha3, m49, region, subregion, website, state, origin, addressees, version },
    names: names.map(({ lang, kind: of, name, from_date, to_date }) => ({
      ...{ lang, kind: of, name, from: from_date, to: to_date },
    })),
    memberships: memberships.map(({ body, standing, since, until, as_of, source }) => ({
      ...{ body, standing, since, until, asOf: as_of, source },
    })),
    undoable: undoable.has(id),
  };
}

export interface NewParty {
  id: string;
  content: PartyContent;
  origin: PartyOrigin;
  factDigest: string | null;
  changedBy: string | null;
}

export async function insertParties(
  c: Connection,
  list: readonly NewParty[],
  { revision, now }: { revision: number; now: Date },
): Promise<void> {
  const db = partiesTables(c);
  for (let at = 0; at < list.length; at += ROWS) {
    const rows = list.slice(at, at + ROWS).map(({ id, content, origin, factDigest, changedBy }) => ({
      id,
      ...columnsOf(content),
      ...{ origin, fact_digest: factDigest, changed_by: changedBy, revision, made_at: now, changed_at: now },
    }));
    await db.insertInto('party').values(rows).execute();
  }
  await insertParts(c, list);
}

export interface WrittenParty {
  id: string;
  content: PartyContent;
  /** Null: as it comes with the program. */
  changedBy: string | null;
  /** What the program knows now; left as it is where undefined. */
  factDigest?: string;
}

/** Writes a party anew; the caller has locked it. */
export async function writeParty(
  c: Connection,
  { id, content, changedBy, factDigest }: WrittenParty,
  { revision, now }: { revision: number; now: Date },
): Promise<void> {
  const db = partiesTables(c);
  const { code: _, ...columns } = columnsOf(content);
  await db
    .updateTable('party')
    .set((eb) => ({
      ...columns,
      changed_by: changedBy,
      ...(factDigest === undefined ? {} : { fact_digest: factDigest }),
      version: eb('version', '+', 1),
      revision,
      changed_at: now,
    }))
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('party_name').where('party_id', '=', id).execute();
  await db.deleteFrom('party_membership').where('party_id', '=', id).execute();
  await insertParts(c, [{ id, content }]);
}

function columnsOf(content: PartyContent) {
  const { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees } = content;
  return { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees: [...addressees] };
}

async function insertParts(c: Connection, list: readonly { id: string; content: PartyContent }[]): Promise<void> {
  const db = partiesTables(c);
  const names = list.flatMap(({ id, content }) =>
    content.names.map(({ lang, kind, name, from, to }, place) => ({
      ...{ id: newId(), party_id: id, lang, kind, name, from_date: from, to_date: to, place },
    })),
  );
  for (let at = 0; at < names.length; at += ROWS)
    await db
      .insertInto('party_name')
      .values(names.slice(at, at + ROWS))
      .execute();
  const memberships = list.flatMap(({ id, content }) =>
    content.memberships.map(({ body, standing, since, until, asOf, source }, place) => ({
      ...{ id: newId(), party_id: id, body, standing, since, until, as_of: asOf, source, place },
    })),
  );
  for (let at = 0; at < memberships.length; at += ROWS)
    await db
      .insertInto('party_membership')
      .values(memberships.slice(at, at + ROWS))
      .execute();
}

/** Code, what the program knew and whether a person changed it, of every party. */
export async function readFactMarks(
  c: Connection,
): Promise<Map<string, { id: string; digest: string | null; changed: boolean }>> {
  const rows = await partiesTables(c).selectFrom('party').select(['id', 'code', 'fact_digest', 'changed_by']).execute();
  return new Map(
    rows.map(({ id, code, fact_digest, changed_by }) => [
      code,
      { id, digest: fact_digest, changed: changed_by !== null },
    ]),
  );
}

/** Keeps what a party was, so that an undo can bring it back. */
export async function keepBefore(c: Connection, held: Party & { changedBy: string | null }): Promise<void> {
  await partiesTables(c)
    .insertInto('party_before')
    .values({
      party_id: held.id,
      version: held.version,
      content: JSON.stringify(contentOf(held)),
      changed_by: held.changedBy,
    })
    .execute();
}

/** Takes the latest of what a party was; null where nothing is kept. */
export async function takeBefore(
  c: Connection,
  id: string,
): Promise<{ content: PartyContent; changedBy: string | null } | null> {
  const db = partiesTables(c);
  const row = await db
    .selectFrom('party_before')
    .selectAll()
    .where('party_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  await db.deleteFrom('party_before').where('party_id', '=', id).where('version', '=', row.version).execute();
  return { content: row.content, changedBy: row.changed_by };
}

/** What a party was at a version, where that is kept. */
export async function findBefore(c: Connection, id: string, version: number): Promise<PartyContent | null> {
  const row = await partiesTables(c)
    .selectFrom('party_before')
    .select('content')
    .where('party_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** Which of these codes another party has; for refusals that name what is in the way. */
export async function findTaken(
  c: Connection,
  { alpha2, alpha3, m49 }: Pick<PartyContent, 'alpha2' | 'alpha3' | 'm49'>,
  except: string,
): Promise<'alpha2' | 'alpha3' | 'm49' | null> {
  const row = await partiesTables(c)
    .selectFrom('party')
    .select(['alpha2', 'alpha3', 'm49'])
    .where('code', '<>', except)
    .where(sql<boolean>`(alpha2 = ${alpha2} or alpha3 = ${alpha3} or m49 = ${m49})`)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.alpha2 === alpha2 ? 'alpha2' : row.alpha3 === alpha3 ? 'alpha3' : 'm49';
}

/** What can be said of a party, without what the register says of it. */
export function contentOf(party: PartyContent): PartyContent {
  const { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees, names, memberships } = party;
  return { code, kind, alpha2, alpha3, m49, region, subregion, website, state, addressees, names, memberships };
}
