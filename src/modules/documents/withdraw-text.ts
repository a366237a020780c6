import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { publish } from './confirm-text.js';
import type { TextState } from './document.js';
import type { Lang } from './reader/reading.js';
import { Refusal } from './refusal.js';
import { putReadCitations } from './store/citations.js';
import { dropUnbackedTitle, findDocument, setDocument } from './store/documents.js';
import { countConfirmed, findText, setText } from './store/texts.js';

/**
 * Takes a text away from the public, or drops a preview. Nothing is deleted: `undoTextStep` brings it back.
 *
 * @throws Refusal `no-such-text`, `wrong-state`; NotAllowed.
 */
export async function withdrawText(db: Database, actor: Actor, textId: string): Promise<void> {
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    const text = await findText(c, textId, { lock: true });
    if (text === null) throw new Refusal('no-such-text');
    if (text.state !== 'preview' && text.state !== 'confirmed')
      throw new Refusal('wrong-state', { values: { state: text.state } });
    await setText(c, textId, { state: 'withdrawn', state_before: text.state });
    await unpublish(c, text);
    await recordAction(c, {
      actor,
      verb: 'documents.withdraw-text',
      subject: { type: 'text', id: textId },
      details: { from: text.state },
    });
  });
}

/**
 * Takes back the last step of a text: its confirmation (what it replaced comes back), its withdrawal, or that it was replaced.
 *
 * @returns the state the text has now.
 * @throws Refusal `no-such-text`, `nothing-to-undo`; NotAllowed.
 */
export async function undoTextStep(db: Database, actor: Actor, textId: string): Promise<TextState> {
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const text = await findText(c, textId, { lock: true });
    if (text === null) throw new Refusal('no-such-text');
    const back = text.stateBefore;
    if (back === null || back === text.state) throw new Refusal('nothing-to-undo');
    await setText(c, textId, {
      state: back,
      state_before: null,
      ...(back === 'preview' ? { confirmed_at: null, duplicate_choice: null } : {}),
    });
    if (back === 'confirmed') await publish(c, text);
    else await unpublish(c, text);
    if (text.state === 'confirmed' && text.duplicateChoice === 'replace' && text.duplicateOf !== null)
      await restore(c, text.duplicateOf);
    await recordAction(c, {
      actor,
      verb: 'documents.undo-text-step',
      subject: { type: 'text', id: textId },
      details: { from: text.state, to: back },
    });
    return back;
  });
}

async function restore(c: Connection, replacedId: string): Promise<void> {
  const replaced = await findText(c, replacedId, { lock: true });
  if (replaced?.state !== 'replaced' || replaced.stateBefore === null) return;
  await setText(c, replaced.id, { state: replaced.stateBefore, state_before: null });
  if (replaced.stateBefore === 'confirmed') await publish(c, replaced);
}

/** Its citations no longer count; a document that lives by its texts alone is hidden with the last of them. */
async function unpublish(c: Connection, text: { id: string; documentId: string; lang: Lang }): Promise<void> {
  await putReadCitations(c, text, []);
  await dropUnbackedTitle(c, text.documentId, text.lang);
  const document = await findDocument(c, text.documentId, { lock: true });
  if (document?.origin === 'brought' && (await countConfirmed(c, text.documentId)) === 0)
    await setDocument(c, document.id, { shown: false });
}
