import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Section } from '../commitment.js';
import type { Said } from '../sheet/read-row.js';
import type { Current, KnownDocument } from '../sheet/stage-row.js';
import { valuesOf } from '../sheet/values.js';
import type { Before, WholeCommitment } from '../sheet/whole.js';
import type { Step } from '../steps.js';
import { stepsTakenBack } from '../steps.js';
import { importTables } from './import-tables.js';
import { commitmentsTables } from './tables.js';

/** Every document, to be named by rows; some hundreds, thousands at most. */
export async function findKnownDocuments(c: Connection): Promise<(KnownDocument & { draftOf: string | null })[]> {
  return importTables(c).selectFrom('document').select(['id', 'slug', 'symbol', 'draft_of as draftOf']).execute();
}

/** Codes of addressees in use. */
export async function findUsedAddressees(c: Connection): Promise<string[]> {
  const rows = await commitmentsTables(c).selectFrom('commitment_addressee').select('addressee').distinct().execute();
  return rows.map(({ addressee }) => addressee);
}

/** Those of the keys that are there, also hidden ones. `lock`: until the end of the transaction nobody else changes them. */
export async function findWhole(
  c: Connection,
  keys: readonly string[],
  options: { lock?: boolean } = {},
): Promise<Map<string, WholeCommitment>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<WholeCommitment & { section: Section }>`
    select k.id, k.key, k.document_id as "documentId", k.section, k.part, k.n, k.ordinal, k.act, k.state, k.shown, k.origin, k.version, k.revision,
      k.dates, (select d.draft_of from document d where d.id = k.document_id) as "draftOf",
      coalesce((select array_agg(a.addressee order by a.position) from commitment_addressee a where a.commitment_id = k.id), '{}')
        as addressees,
      coalesce((select json_agg(json_build_object('lang', t.lang, 'title', t.title) order by t.lang)
        from commitment_title t where t.commitment_id = k.id), '[]'::json) as titles,
      coalesce((select json_agg(json_build_object('scheme', f.scheme, 'code', f.code, 'standing', f.standing,
          'suggested_by', f.suggested_by, 'decided_by', f.decided_by, 'decided_at', f.decided_at) order by f.scheme, f.code)
        from commitment_filing f where f.commitment_id = k.id), '[]'::json) as filings,
      coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'takesBack', s.takes_back,
          'happened', coalesce(s.happened, ''), 'note', s.note, 'evidence', coalesce(s.evidence_link, '')) order by s.ordinal)
        from commitment_step s where s.commitment_id = k.id), '[]'::json) as steps
    from commitment k where k.key = any(${sql.val([...keys])}::text[]) order by k.id ${options.lock ? sql`for update of k` : sql``}
  `.execute(commitmentsTables(c));
  return new Map(rows.map((row) => [row.key, row]));
}

export function currentOf(whole: WholeCommitment): Current {
  return { ...whole, values: valuesOf(whole), said: saidOf(whole.steps) };
}

/** What counts of what was said, the latest first. */
function saidOf(steps: readonly (Step & Said)[]): Said[] {
  const gone = stepsTakenBack(steps);
  return steps
    .filter(({ id, happened, note, evidence }) => !gone.has(id) && `${happened}${note}${evidence}` !== '')
    .map(({ happened, note, evidence }) => ({ happened, note, evidence }))
    .reverse();
}

/** What was last said of these commitments, for the export. */
export async function findLastSaid(c: Connection, ids: readonly string[]): Promise<Map<string, Said>> {
  const { rows } = await sql<Step & Said & { commitment: string }>`
    select commitment_id as commitment, id, kind, takes_back as "takesBack", coalesce(happened, '') as happened, note,
      coalesce(evidence_link, '') as evidence
    from commitment_step where commitment_id = any(${sql.val([...ids])}::uuid[]) order by commitment_id, ordinal`.execute(
    commitmentsTables(c),
  );
  const byCommitment = new Map<string, (Step & Said)[]>();
  for (const row of rows) byCommitment.set(row.commitment, [...(byCommitment.get(row.commitment) ?? []), row]);
  return new Map(
    [...byCommitment].flatMap(([id, steps]) => {
      const last = saidOf(steps)[0];
      return last === undefined ? [] : [[id, last] as const];
    }),
  );
}

/** What it takes to bring a commitment back to how it is now. */
export function beforeOf(whole: WholeCommitment): Before {
  return {
    absent: false,
    row: { act: whole.act, state: whole.state, shown: whole.shown, dates: whole.dates },
    addressees: whole.addressees,
    titles: whole.titles,
    filings: whole.filings,
    steps: [],
  };
}
