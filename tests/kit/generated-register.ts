import { sql } from 'kysely';
import { type Database, tables } from '../../src/kernel/db/index.js';

/** Commitments of a document. */
const OF_DOCUMENT = 60;
/** Documents that share their lines: a request comes back in so many. */
const THREAD = 14;

/** A word that a third of the commitments have. */
export const FREQUENT_WORD = 'assistance';
const RARE_EACH = 20;

/** A word that twenty commitments of a register of `size` have; there are `size / 20` such words. */
export function rareWord(nth: number, size: number): string {
  return `harbour${nth % Math.floor(size / RARE_EACH)}`;
}

/**
 * Writes a register of `size` commitments, in documents of sixty, with texts, words, titles, filings, dates and lines: made by the
 * database itself, the same each time. The database is migrated and has no register of its own yet.
 */
export async function generateRegister(db: Database, size: number): Promise<void> {
  const c = tables<Record<string, never>>(db.connection);
  const run = (statement: ReturnType<typeof sql>) => statement.execute(c);
  const documents = Math.ceil(size / OF_DOCUMENT);
  await run(sql`
    insert into document (id, slug, symbol, organ, session, kind, status, adopted, year, origin, shown, created_at)
    select md5('d' || i)::uuid, 'a-res-' || 60 + i % 30 || '-9' || i, 'A/RES/' || 60 + i % 30 || '/9' || i, 'GENERAL_ASSEMBLY',
      60 + i % 30, 'resolution', 'adopted', (2005 + i % 30) || '-12-18', 2005 + i % 30, 'brought', i % 50 <> 49, now()
    from generate_series(0, ${documents - 1}::int) i`);
  await run(sql`
    insert into document_text (id, document_id, lang, state, file_sha256, file_name, media_type, source_text, reader_version, rule_reading,
      reading, prepared, act_count, date_count, brought_at, confirmed_at)
    select md5('t' || i)::uuid, md5('d' || i)::uuid, 'en', 'confirmed', '', 'generated.txt', 'text/plain', '', '1', '{}', '{}', '{}', 0,
      0, now(), now()
    from generate_series(0, ${documents - 1}::int) i`);
  await run(sql`
    insert into commitment (id, key, document_id, section, part, n, ordinal, eid, act, dates, citations, origin, source_text, state,
      shown, line_id, revision, created_at, changed_at)
    select md5('k' || i)::uuid, 'generated-' || i, md5('d' || i / ${OF_DOCUMENT}::int)::uuid, 'operative', null,
      i % ${OF_DOCUMENT}::int / 2 + 1, i % 2 + 1, 'para_' || i % ${OF_DOCUMENT}::int / 2 + 1,
      (array['request', 'urge', 'invite', 'encourage', 'decide', 'call_upon', 'request', 'invite', 'welcome', 'note'])[i % 10 + 1],
      case i % 6
        when 0 then jsonb_build_array(jsonb_build_object('kind', 'deadline', 'text', 'at its next session', 'session', 62 + i / ${OF_DOCUMENT}::int % 30))
        when 1 then jsonb_build_array(jsonb_build_object('kind', 'deadline', 'text', 'by 2027', 'not_after', (2020 + i % 12) || '-12-31'))
        when 2 then jsonb_build_array(jsonb_build_object('kind', 'observance', 'text', '30 July', 'month_day', '--07-30'))
        else '[]'::jsonb end,
      '{}', 'reading', md5('t' || i / ${OF_DOCUMENT}::int)::uuid,
      case when i % 10 >= 8 then 'no-action' else (array['open', 'open', 'under-way', 'done', 'lapsed', 'superseded'])[i % 7 % 6 + 1] end,
      i % 97 <> 96,
      case when i % 5 = 0 then md5('k' || i - i % ${OF_DOCUMENT * THREAD}::int + i % ${OF_DOCUMENT}::int)::uuid else md5('k' || i)::uuid end,
      2 + i % 1000, now(), now()
    from generate_series(0, ${size - 1}::int) i`);
  await run(sql`
    insert into commitment_addressee (commitment_id, position, addressee)
    select md5('k' || i)::uuid, j, (array['MEMBER_STATES', 'UNODC', 'SECRETARY_GENERAL', 'ICAT', 'MEMBER_STATES', 'STATES', 'DONORS', 'NGOS',
      'MEDIA', 'ILO', 'IOM', 'UNHCR', 'UNICEF', 'OHCHR', 'WHO', 'UNESCO', 'UNFPA', 'UNDP', 'CCPCJ', 'ECOSOC'])[(i * (j + 3) + j) % 20 + 1]
    from generate_series(0, ${size - 1}::int) i, generate_series(0, 2) j where j <= i % 3
    on conflict do nothing`);
  await run(sql`
    insert into commitment_filing (commitment_id, scheme, code, standing)
    select md5('k' || i)::uuid, scheme, codes[i % array_length(codes, 1) + 1], case i % 4 when 0 then 'confirmed' else 'suggested' end
    from generate_series(0, ${size - 1}::int) i, (values ('theme', array['a', 'b', 'c', 'd', 'e', 'f']),
      ('pillar', array['prevention', 'protection', 'prosecution', 'partnerships']), ('target', array['5.2', '8.7', '16.2', '16.3']))
      filing (scheme, codes) where scheme <> 'target' or i % 3 = 0`);
  await run(sql`
    insert into commitment_title (commitment_id, lang, title, search)
    select md5('k' || i)::uuid, lang, title, to_tsvector('english', title)
    from generate_series(0, ${size - 1}::int) i, (values ('en'), ('fr')) l (lang), lateral (select 'Keep lantern ' || i || ' alight' as title) t
    where i % 4 = 0`);
  await run(sql`
    insert into commitment_wording (commitment_id, text_id, lang, position, act_index, words, spans, search)
    select md5('k' || i)::uuid, md5('t' || i / ${OF_DOCUMENT}::int)::uuid, 'en', i % ${OF_DOCUMENT}::int, 0, words, '[]', to_tsvector('english', words)
    from generate_series(0, ${size - 1}::int) i, lateral (
      select 'Requests those concerned to keep the lights of harbour' || i / ${RARE_EACH}::int
        || case i % 3 when 0 then ' with ${sql.raw(FREQUENT_WORD)}' else '' end || ' in mind, and of '
        || (select string_agg((array['vessels', 'keepers', 'persons', 'children', 'victims', 'courts', 'borders', 'workers', 'recruiters',
          'schools', 'hospitals', 'markets', 'statistics'])[(i * 7 + j * j * 5 + i / (j + 1)) % 13 + 1], ', ') from generate_series(0, 14) j) as words) w`);
  await run(sql`update register set revision = ${2 + 1000}`);
  for (const table of [
    'document',
    'document_text',
    'commitment',
    'commitment_addressee',
    'commitment_filing',
    'commitment_title',
    'commitment_wording',
  ])
    await run(sql`analyze ${sql.ref(table)}`);
  // What autovacuum does on a server: the full-text indexes take in what they have put aside.
  for (const index of ['commitment_title_search', 'commitment_wording_search'])
    await run(sql`select gin_clean_pending_list(${index}::regclass)`);
}
