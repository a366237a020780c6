import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentAct, CommitmentTitle, Section, Standing } from '../commitment.js';
import type { ListedDocumentRow } from './listed.js';
import { commitmentsTables, type LinkRow } from './tables.js';
import { IN_TIME } from './threads.js';

/** A commitment as the page of its line tells it. */
export interface LineRow {
  id: string;
  key: string;
  lineId: string;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  eId: string;
  act: CommitmentAct;
  addressees: string[];
  dates: DateMention[];
  shown: boolean;
  titles: CommitmentTitle[];
  /** Its clause by language. */
  wordings: Partial<Record<Lang, string>>;
  document: ListedDocumentRow;
}

/** These commitments in the order of time. */
async function readMembers(c: Connection, where: ReturnType<typeof sql>): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select k.id, k.key, k.line_id as "lineId", k.section, k.part, k.n, k.ordinal, k.eid as "eId", k.act, k.dates, k.shown,
      coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
        as addressees,
      coalesce((select json_agg(json_build_object('lang', t.lang, 'title', t.title) order by t.lang)
        from commitment_title t where t.commitment_id = k.id), '[]'::json) as titles,
      coalesce((select json_object_agg(w.lang, w.words) from (select distinct on (lang) lang, words from commitment_wording
        where commitment_id = k.id order by lang, text_id) w), '{}'::json) as wordings,
      json_build_object('id', d.id, 'slug', d.slug, 'symbol', d.symbol, 'status', d.status, 'organ', d.organ, 'session', d.session,
        'adopted', d.adopted, 'year', d.year, 'draftOf', d.draft_of) as document
    from commitment k join document d on d.id = k.document_id
    where ${where}
    order by ${IN_TIME}, k.section = 'annex', k.part nulls first, k.n, k.ordinal`.execute(commitmentsTables(c));
  return rows;
}

export function readLine(c: Connection, lineId: string): Promise<LineRow[]> {
  return readMembers(c, sql`k.line_id = ${lineId}`);
}

export function readLines(c: Connection, lineIds: readonly string[]): Promise<LineRow[]> {
  return readMembers(c, sql`k.line_id = any(${lineIds}::uuid[])`);
}

export function readMembersById(c: Connection, ids: readonly string[]): Promise<LineRow[]> {
  return readMembers(c, sql`k.id = any(${ids}::uuid[])`);
}

/** A link as the register tells it. */
export interface Link {
  id: string;
  kind: 'line' | 'twin';
  earlierId: string;
  laterId: string;
  standing: Standing;
  /** 0 to 1 as aligned; null where a person or a fact said so. */
  similarity: number | null;
  /** `fact`, `alignment`; null when a person linked them. */
  suggestedBy: string | null;
  decidedAt: Date | null;
}

export function linkOf(row: LinkRow): Link {
  return {
    id: row.id,
    kind: row.kind,
    earlierId: row.earlier_id,
    laterId: row.later_id,
    standing: row.standing,
    similarity: row.similarity,
    suggestedBy: row.suggested_by,
    decidedAt: row.decided_at,
  };
}

/** The links that have an end among these commitments, the rejected ones too: they say what was cut. */
export async function readLinks(c: Connection, ids: readonly string[]): Promise<Link[]> {
  const { rows } = await sql<LinkRow>`
    select l.* from commitment_link l
    where l.earlier_id = any(${ids}::uuid[]) or l.later_id = any(${ids}::uuid[]) order by l.id`.execute(
    commitmentsTables(c),
  );
  return rows.map(linkOf);
}

/** A document of the thread: one that could have said it. `known`: a text of it is here, so that it can be said what it does not say. */
export interface ThreadRow extends ListedDocumentRow {
  known: boolean;
}

/** The documents of the thread and those of `ids`, in the order of time. `all`: also those that are not shown. */
export async function readThreadDocuments(c: Connection, ids: readonly string[], all: boolean): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    select d.id, d.slug, d.symbol, d.status, d.organ, d.session, d.adopted, d.year, d.draft_of as "draftOf",
      exists (select 1 from document_text x where x.document_id = d.id and x.state = 'confirmed')
        and exists (select 1 from commitment k where k.document_id = d.id and k.shown) as known
    from document d
    where (d.in_thread or d.id = any(${ids}::uuid[])) and (d.shown or ${all}) order by ${IN_TIME}`.execute(
    commitmentsTables(c),
  );
  return rows;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** A link with an end in a line, locked to the end of the transaction. */
export async function lockLink(c: Connection, id: string, lineId: string): Promise<Link | null> {
  if (!UUID.test(id)) return null;
  const { rows } = await sql<LinkRow>`
    select l.* from commitment_link l where l.id = ${id} and exists (
      select 1 from commitment k where k.id in (l.earlier_id, l.later_id) and k.line_id = ${lineId})
    for update of l`.execute(commitmentsTables(c));
  return rows[0] === undefined ? null : linkOf(rows[0]);
}

/** The link between two commitments, whatever its standing. */
export async function findLink(c: Connection, earlierId: string, laterId: string): Promise<Link | null> {
  const row = await commitmentsTables(c)
    .selectFrom('commitment_link')
    .selectAll()
    .where('kind', '=', 'line')
    .where('earlier_id', '=', earlierId)
    .where('later_id', '=', laterId)
    .executeTakeFirst();
  return row === undefined ? null : linkOf(row);
}

export async function setLink(
  c: Connection,
  id: string,
  change: Pick<LinkRow, 'standing' | 'decided_by' | 'decided_at'>,
): Promise<void> {
  await commitmentsTables(c).updateTable('commitment_link').set(change).where('id', '=', id).execute();
}

/** Links that nobody has decided, the likeliest first; those of facts before those of alignment. */
export async function listSuggestedLinks(
  c: Connection,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; links: Link[] }> {
  const links = commitmentsTables(c).selectFrom('commitment_link').where('standing', '=', 'suggested');
  const { n } = await links.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await links
    .selectAll()
    .orderBy('similarity', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(n), links: rows.map(linkOf) };
}
