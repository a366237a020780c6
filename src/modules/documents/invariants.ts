import { sql } from 'kysely';
import { type Invariant, sqlInvariant } from '../../kernel/module/index.js';

/** What must hold of documents and their texts. */
export const documentInvariants: readonly Invariant[] = [
  sqlInvariant(
    'paragraphs of texts',
    'These texts have other paragraphs than were read in them, so search and register may miss some. Read them again on their page.',
    sql`select cast(t.id as text) as name from document_text t
        left join (
          select text_id, count(*) as paragraphs, max(position) as last,
                 count(*) filter (where section = 'preamble') as preamble,
                 count(*) filter (where section = 'operative') as operative
          from paragraph group by text_id
        ) p on p.text_id = t.id
        where coalesce(p.preamble, 0) <> json_array_length(t.reading -> 'preambular')
           or coalesce(p.operative, 0) <> json_array_length(t.reading -> 'operative')
           or p.paragraphs <> p.last + 1
        order by t.id`,
  ),
  sqlInvariant(
    'documents of paragraphs',
    'Paragraphs of these texts are counted to another document than their text. Read them again on their page.',
    sql`select distinct cast(t.id as text) as name from paragraph p join document_text t on t.id = p.text_id
        where p.document_id <> t.document_id order by 1`,
  ),
  sqlInvariant(
    'files of texts',
    'The files of these texts are gone; restore them from a backup.',
    sql`select cast(t.id as text) as name from document_text t
        where not exists (select 1 from file f where f.sha256 = t.file_sha256) order by t.id`,
  ),
  sqlInvariant(
    'citations that were read',
    'These citations name no text in which they were read. Read the texts of their document again.',
    sql`select cast(id as text) as name from citation where (source = 'reading') <> (text_id is not null) order by id`,
  ),
];
