import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { loadFile } from '../../kernel/files/index.js';
import { publish } from './confirm-text.js';
import { correctedReading } from './correction.js';
import { may } from './policy.js';
import type { ReaderPool } from './reader-pool.js';
import { READER_VERSION } from './reader-version.js';
import { Refusal } from './refusal.js';
import { findText, rewriteReading } from './store/texts.js';

/**
 * Reads the stored file of a text anew with the rules of today. Corrections are kept and win over the new reading.
 *
 * @returns how many corrections found no place in the new reading; they stay on the list of the text.
 * @throws Refusal `no-such-text`, `wrong-state`, `cannot-read-again`; NotAllowed.
 */
export async function readAgain(
  db: Database,
  actor: Actor,
  pool: ReaderPool,
  textId: string,
): Promise<{ lost: number }> {
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  const before = await findText(db.connection, textId);
  if (before === null) throw new Refusal('no-such-text');
  const bytes = await loadFile(db.connection, before.fileSha256);
  const outcome = await pool.read({
    bytes,
    name: before.fileName,
    lang: before.lang,
    symbol: before.ruleReading.document.symbol ?? undefined,
  });
  if (!outcome.read) throw new Refusal('cannot-read-again');
  return db.transaction(async (c) => {
    const text = await findText(c, textId, { lock: true });
    if (text === null) throw new Refusal('no-such-text');
    if (!may(actor, 'write', 'text', text)) throw new Refusal('wrong-state', { values: { state: text.state } });
    const corrected = await correctedReading(c, {
      id: text.id,
      sourceText: outcome.text,
      ruleReading: outcome.reading,
    });
    await rewriteReading(c, text, corrected.reading, {
      reading: outcome.reading,
      sourceText: outcome.text,
      readerVersion: READER_VERSION,
    });
    if (text.state === 'confirmed') await publish(c, { ...text, reading: corrected.reading });
    await recordAction(c, {
      actor,
      verb: 'documents.read-again',
      subject: { type: 'text', id: textId },
      details: { from: text.readerVersion, to: READER_VERSION, lost: corrected.lost.length },
    });
    return { lost: corrected.lost.length };
  });
}
