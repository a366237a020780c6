import { sql } from 'kysely';
import type { Actor } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { commitmentFacts } from './facts/index.js';
import { seesHidden } from './policy.js';
import { commitmentsTables } from './store/tables.js';

/**
 * Ids of the commitments that make a request, in whatever document: those that the facts name so, and all of the same line. As far as the actor may
 * see them; of documents that were never loaded there are none.
 *
 * @param name of the request in the facts: "provide-data"
 */
export async function findRequest(c: Connection, actor: Actor, name: string): Promise<string[]> {
  const keys = commitmentFacts.filter(({ same }) => same === name).map(({ key }) => key);
  if (keys.length === 0) return [];
  const { rows } = await sql<{ id: string; shown: boolean }>`
    select distinct k.id, (k.shown and d.shown) as shown
    from commitment p join commitment k on k.line_id = p.line_id join document d on d.id = k.document_id
    where p.fact_key = any (${keys}::text[]) order by k.id`.execute(commitmentsTables(c));
  const hidden = seesHidden(actor);
  return rows.flatMap(({ id, shown }) => (shown || hidden ? [id] : []));
}
