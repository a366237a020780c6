import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { may } from './policy.js';
import type { PreparedReading } from './prepared.js';
import { Refusal } from './refusal.js';
import { type CorrectionRecord, listCorrections } from './store/corrections.js';
import { isUuid } from './store/documents.js';
import { type BroughtText, findPrepared, findText } from './store/texts.js';

/**
 * A text with its source and everything read in it.
 *
 * @throws Refusal `no-such-text`, also for one that the actor may not see.
 */
export async function getText(db: Database, actor: Actor, id: string): Promise<BroughtText> {
  const found = isUuid(id) ? await findText(db.connection, id) : null;
  if (found === null || !may(actor, 'read', 'text', found)) throw new Refusal('no-such-text');
  return found;
}

/** What a page prints of a text that was already found among those the actor may see. @throws Refusal `no-such-text` */
export async function getPrepared(db: Database, id: string): Promise<PreparedReading> {
  const found = await findPrepared(db.connection, id);
  if (found === null) throw new Refusal('no-such-text');
  return found;
}

/** All corrections of a text, undone ones included. @throws Refusal `no-such-text`, also where the actor may not see them. */
export async function getTextCorrections(db: Database, actor: Actor, id: string): Promise<CorrectionRecord[]> {
  const text = await getText(db, actor, id);
  if (!may(actor, 'read', 'corrections', text)) throw new Refusal('no-such-text');
  return listCorrections(db.connection, id);
}
