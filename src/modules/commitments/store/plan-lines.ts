import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { commitmentsTables } from './tables.js';

/** A commitment that says what a paragraph of the Global Plan says: the paragraph's own, or one of the same line elsewhere. */
export interface PlanLine {
  /** Number of the paragraph of the Plan. */
  n: number;
  id: string;
  /** Whether everybody sees it. */
  shown: boolean;
}

/** Of all paragraphs at once, the oldest document first. */
export async function readPlanLines(c: Connection): Promise<PlanLine[]> {
  const { rows } = await sql<PlanLine>`
    select distinct p.n, k.id, (k.shown and d.shown) as shown, d.year, d.slug, k.ordinal
    from document plan join commitment p on p.document_id = plan.id and p.section = 'annex'
      join commitment k on k.line_id = p.line_id join document d on d.id = k.document_id
    where plan.slug = 'a-res-64-293' and d.status <> 'draft'
    order by p.n, d.year, d.slug, k.ordinal`.execute(commitmentsTables(c));
  return rows.map(({ n, id, shown }) => ({ n, id, shown }));
}
