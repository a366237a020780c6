import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { importTables } from './import-tables.js';

/**
 * Moves everything that is staged for an import into the register, a statement a table, whatever the number of rows. The caller holds the
 * register (`nextRevision`).
 */
export async function settleStaged(
  c: Connection,
  importId: string,
  { revision, now }: { revision: number; now: Date },
): Promise<void> {
  const db = importTables(c);
  // New words wait in the list of the index until `tidyRegister`: the embedded engine does nothing else meanwhile.
  if (c.engine === 'pglite') await sql`set local gin_pending_list_limit = '256MB'`.execute(db);
  for (const statement of [
    ...commitments(importId, revision, now),
    ...addressees(importId),
    ...titles(importId),
    ...filings(importId, now),
    steps(importId, now),
  ])
    await statement.execute(db);
}

function commitments(importId: string, revision: number, now: Date): RawBuilder<unknown>[] {
  return [
    sql`insert into commitment (id, key, document_id, section, part, n, ordinal, eid, act, dates, citations, origin, state, shown, line_id,
        revision, created_at, changed_at)
      select s.commitment_id, s.key, s.document_id, s.section, s.part, s.n, s.ordinal, s.eid, s.act, s.dates, '{}', 'import', s.state, s.shown,
        s.commitment_id, ${revision}, ${now}, ${now}
      from register_staged s where s.import_id = ${importId} and s.revision is null order by s.position`,
    sql`update commitment k set act = s.act, state = s.state, shown = s.shown, dates = s.dates, version = k.version + 1,
        revision = ${revision}, changed_at = ${now}
      from register_staged s where s.import_id = ${importId} and s.revision is not null and k.id = s.commitment_id`,
  ];
}

function addressees(importId: string): RawBuilder<unknown>[] {
  return [
    sql`delete from commitment_addressee a using register_staged s
      where s.import_id = ${importId} and s.revision is not null and s.addressees is not null and a.commitment_id = s.commitment_id`,
    sql`insert into commitment_addressee (commitment_id, position, addressee)
      select s.commitment_id, a.place - 1, a.code from register_staged s, unnest(s.addressees) with ordinality as a(code, place)
      where s.import_id = ${importId} order by s.commitment_id, a.place`,
  ];
}

function titles(importId: string): RawBuilder<unknown>[] {
  return [
    sql`delete from commitment_title t using register_staged_title s
      where s.import_id = ${importId} and s.title is null and t.commitment_id = s.commitment_id and t.lang = s.lang`,
    sql`insert into commitment_title (commitment_id, lang, title, search)
      select s.commitment_id, s.lang, s.title, s.search from register_staged_title s
      where s.import_id = ${importId} and s.title is not null
      on conflict (commitment_id, lang) do update set title = excluded.title, search = excluded.search`,
  ];
}

function filings(importId: string, now: Date): RawBuilder<unknown>[] {
  return [
    sql`delete from commitment_filing f using register_staged_filing s
      where s.import_id = ${importId} and s.standing is null
        and f.commitment_id = s.commitment_id and f.scheme = s.scheme and f.code = s.code`,
    sql`insert into commitment_filing (commitment_id, scheme, code, standing, suggested_by, decided_by, decided_at)
      select s.commitment_id, s.scheme, s.code, s.standing, s.suggested_by, s.decided_by,
        case when s.decided_by is null then null else coalesce(s.decided_at, ${now}) end
      from register_staged_filing s where s.import_id = ${importId} and s.standing is not null
      on conflict (commitment_id, scheme, code) do update set standing = excluded.standing, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at`,
  ];
}

/** Steps follow the last one of their commitment. */
function steps(importId: string, now: Date): RawBuilder<unknown> {
  return sql`insert into commitment_step (id, commitment_id, ordinal, kind, happened, note, evidence_link, takes_back, import_id, made_by,
      made_at)
    select s.id, s.commitment_id, s.place + coalesce(last.ordinal, 0), s.kind, s.happened, s.note, s.evidence_link, s.takes_back,
      ${importId}, s.made_by, ${now}
    from register_staged_step s left join (select commitment_id, max(ordinal) as ordinal from commitment_step
      where commitment_id in (select commitment_id from register_staged_step where import_id = ${importId}) group by commitment_id) last
      on last.commitment_id = s.commitment_id
    where s.import_id = ${importId} order by s.commitment_id, s.place`;
}
