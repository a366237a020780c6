import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Filing, Scheme, Standing } from '../commitment.js';
import { commitmentsTables, type FilingRow } from './tables.js';

/** A filing with who suggested it and who decided. */
export interface HeldFiling extends Filing {
  /** 'fact' or the name of a rule; null where a person filed it. */
  suggestedBy: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** How a commitment is filed, rejected filings included. */
export async function findFilings(c: Connection, commitmentId: string): Promise<HeldFiling[]> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_filing')
    .selectAll()
    .where('commitment_id', '=', commitmentId)
    .orderBy('scheme')
    .orderBy('code')
    .execute();
  return rows.map(filingOf);
}

function filingOf(row: FilingRow): HeldFiling {
  return {
    scheme: row.scheme,
    code: row.code,
    standing: row.standing,
    suggestedBy: row.suggested_by,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

/** Writes where a filing stands; one that was not there is a person's own. */
export async function putFiling(
  c: Connection,
  commitmentId: string,
  filing: { scheme: Scheme; code: string; standing: Standing },
  decided: { by: string; at: Date } | null,
): Promise<void> {
  const decision = { decided_by: decided?.by ?? null, decided_at: decided?.at ?? null };
  await commitmentsTables(c)
    .insertInto('commitment_filing')
    .values({ commitment_id: commitmentId, ...filing, suggested_by: null, ...decision })
    .onConflict((conflict) =>
      conflict.columns(['commitment_id', 'scheme', 'code']).doUpdateSet({ standing: filing.standing, ...decision }),
    )
    .execute();
}

/** Takes away what a person filed by mistake; the action log keeps that it was there. */
export async function dropFiling(
  c: Connection,
  commitmentId: string,
  { scheme, code }: Pick<Filing, 'scheme' | 'code'>,
): Promise<void> {
  await commitmentsTables(c)
    .deleteFrom('commitment_filing')
    .where('commitment_id', '=', commitmentId)
    .where('scheme', '=', scheme)
    .where('code', '=', code)
    .execute();
}

/** The filings that a person decided in one moment, held until the end of the transaction; those that nobody had suggested are left out. */
export async function takeDecided(
  c: Connection,
  { by, at }: { by: string; at: Date },
): Promise<(Filing & { commitmentId: string })[]> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_filing')
    .select(['commitment_id', 'scheme', 'code', 'standing'])
    .where('decided_by', '=', by)
    .where('decided_at', '=', at)
    .where('suggested_by', 'is not', null)
    .orderBy('commitment_id')
    .forUpdate()
    .execute();
  return rows.map(({ commitment_id, ...filing }) => ({ commitmentId: commitment_id, ...filing }));
}

/** Adds what a rule suggests, where nobody filed, suggested or rejected the same before. @returns the commitments that got one. */
export async function suggestFilingsFor(
  c: Connection,
  suggestions: readonly { commitmentId: string; scheme: Scheme; code: string; suggestedBy: string }[],
): Promise<string[]> {
  if (suggestions.length === 0) return [];
  const added = await commitmentsTables(c)
    .insertInto('commitment_filing')
    .values(
      suggestions.map(({ commitmentId, scheme, code, suggestedBy }) => ({
        commitment_id: commitmentId,
        scheme,
        code,
        standing: 'suggested' as const,
        suggested_by: suggestedBy,
        decided_by: null,
        decided_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('commitment_id')
    .execute();
  return [...new Set(added.map(({ commitment_id }) => commitment_id))];
}

/** Commitments with suggested filings, those of the newest documents first; `total` counts commitments, not filings. */
export async function findSuggestedFilings(
  c: Connection,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; ids: string[] }> {
  const { rows } = await sql<{ id: string; total: number }>`
    select k.id, count(*) over ()::int as total from commitment k join document d on d.id = k.document_id
    where exists (select 1 from commitment_filing f where f.commitment_id = k.id and f.standing = 'suggested')
    order by d.year desc nulls last, d.status = 'draft', d.slug, k.section = 'annex', k.part nulls first, k.n, k.ordinal
    limit ${limit} offset ${offset}`.execute(commitmentsTables(c));
  if (rows.length === 0 && offset > 0)
    return { total: (await findSuggestedFilings(c, { offset: 0, limit: 1 })).total, ids: [] };
  return { total: rows[0]?.total ?? 0, ids: rows.map(({ id }) => id) };
}

/** How many filings wait for a person. */
export async function countSuggestedFilings(c: Connection): Promise<number> {
  const { n } = await commitmentsTables(c)
    .selectFrom('commitment_filing')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('standing', '=', 'suggested')
    .executeTakeFirstOrThrow();
  return Number(n);
}
