import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { DateMention } from '../../documents/index.js';
import type {
  CommitmentAct,
  CommitmentOrigin,
  CommitmentState,
  CommitmentTitle,
  Filing,
  Section,
} from '../commitment.js';
import { commitmentsTables } from './tables.js';

/** A commitment as a row of a list tells it. */
export interface ListedRow {
  id: string;
  key: string;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  eId: string;
  act: CommitmentAct;
  addressees: string[];
  dates: DateMention[];
  citations: string[];
  origin: CommitmentOrigin;
  state: CommitmentState;
  shown: boolean;
  lineId: string;
  version: number;
  changedAt: Date;
  titles: CommitmentTitle[];
  /** Its words in the reader's language, else in English, else in another; null where no text of its document is here. */
  words: { lang: Lang; words: string } | null;
  filings: Filing[];
  document: ListedDocumentRow;
  /** In how many resolutions it is said, this one included and drafts left out, and since which year. */
  line: { said: number; since: number | null };
}

export interface ListedDocumentRow {
  id: string;
  slug: string;
  symbol: string | null;
  status: 'draft' | 'adopted' | 'unknown';
  organ: string | null;
  session: number | null;
  adopted: string | null;
  year: number | null;
  draftOf: string | null;
  shown: boolean;
}

/** These commitments with all that a list shows, in the order of the ids. */
export async function readListed(c: Connection, ids: readonly string[], lang: Lang): Promise<ListedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListedRow>`
    select k.id, k.key, k.section, k.part, k.n, k.ordinal, k.eid as "eId", k.act, k.dates, k.citations, k.origin, k.state, k.shown,
      k.line_id as "lineId", k.version, k.changed_at as "changedAt",
      coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
        as addressees,
      coalesce((select json_agg(json_build_object('lang', t.lang, 'title', t.title) order by t.lang)
        from commitment_title t where t.commitment_id = k.id), '[]'::json) as titles,
      (select json_build_object('lang', w.lang, 'words', w.words)
        from commitment_wording w join document_text x on x.id = w.text_id and x.state = 'confirmed' where w.commitment_id = k.id
        order by w.lang <> ${lang}, w.lang <> 'en', w.lang limit 1) as words,
      coalesce((select json_agg(json_build_object('scheme', f.scheme, 'code', f.code, 'standing', f.standing)
          order by f.scheme, f.code)
        from commitment_filing f where f.commitment_id = k.id and f.standing <> 'rejected'), '[]'::json) as filings,
      json_build_object('id', d.id, 'slug', d.slug, 'symbol', d.symbol, 'status', d.status, 'organ', d.organ, 'session', d.session,
        'adopted', d.adopted, 'year', d.year, 'draftOf', d.draft_of, 'shown', d.shown) as document,
      (select json_build_object('said', count(distinct x.document_id), 'since', min(o.year))
        from commitment x join document o on o.id = x.document_id
        where x.line_id = k.line_id and x.shown and o.status <> 'draft') as line
    from commitment k join document d on d.id = k.document_id
    where k.id = any(${sql.val([...ids])}::uuid[])`.execute(commitmentsTables(c));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
