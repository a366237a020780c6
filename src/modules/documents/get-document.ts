import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { seesUnpublished } from './policy.js';
import { Refusal } from './refusal.js';
import { findWholeDocument, type WholeDocument } from './store/documents.js';

/**
 * A document by the last part of its address or its id, with what the actor may see of its texts, citations and drafts.
 *
 * @throws Refusal `no-such-document`, also for one that the actor may not see.
 */
export async function getDocument(db: Database, actor: Actor, slugOrId: string): Promise<WholeDocument> {
  const found = await findWholeDocument(db.connection, slugOrId, seesUnpublished(actor));
  if (found === null) throw new Refusal('no-such-document');
  return found;
}
