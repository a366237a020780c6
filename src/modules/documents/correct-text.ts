import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { publish } from './confirm-text.js';
import { type CorrectedText, type CorrectionChange, correctedReading } from './correction.js';
import { may } from './policy.js';
import { paragraphsOf } from './prepared.js';
import { paragraphVersion } from './reader/correct/index.js';
import { Refusal } from './refusal.js';
import { insertCorrection, listCorrections, markUndone } from './store/corrections.js';
import { type BroughtText, findText, rewriteReading } from './store/texts.js';

export interface TextCorrection {
  textId: string;
  /** The paragraph as the corrector saw it; null for facts of the document. */
  seen: { eId: string; version: string } | null;
  /** Made together or not at all. */
  changes: readonly CorrectionChange[];
}

/**
 * Corrects what the rules read. Who saw another version of the paragraph than the one that holds now is refused, and shown both.
 *
 * @returns the revision of the text that now holds.
 * @throws Refusal `no-such-text`, `wrong-state`, `changed-meanwhile`, `cannot-correct`; NotAllowed.
 */
export async function correctText(
  db: Database,
  actor: Actor,
  { textId, seen, changes }: TextCorrection,
): Promise<{ revision: number }> {
  const { id: person } = requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const text = await lockedText(c, actor, textId);
    if (seen !== null && versionOf(text, seen.eId) !== seen.version)
      throw new Refusal('changed-meanwhile', { values: { eId: seen.eId } });
    const added = await addCorrections(c, text.id, { person, seen, changes });
    const corrected = await correctedReading(c, text);
    if (corrected.lost.some(({ id }) => added.includes(id))) throw new Refusal('cannot-correct');
    await rewrite(c, text, corrected);
    await recordAction(c, {
      actor,
      verb: 'documents.correct-text',
      subject: { type: 'text', id: textId },
      details: { eId: seen?.eId ?? null, kinds: changes.map((change) => change.kind), revision: text.revision + 1 },
    });
    return { revision: text.revision + 1 };
  });
}

/**
 * Takes one correction back; those made after it stay, as far as their places are still there.
 *
 * @throws Refusal `no-such-text`, `wrong-state`, `no-such-correction`; NotAllowed.
 */
export async function undoCorrection(
  db: Database,
  actor: Actor,
  textId: string,
  correctionId: string,
): Promise<{ revision: number }> {
  requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const text = await lockedText(c, actor, textId);
    const found = (await listCorrections(c, textId)).find(
      (record) => record.id === correctionId && record.undoneAt === null,
    );
    if (found === undefined) throw new Refusal('no-such-correction');
    await markUndone(c, correctionId, new Date());
    await rewrite(c, text, await correctedReading(c, text));
    await recordAction(c, {
      actor,
      verb: 'documents.undo-correction',
      subject: { type: 'text', id: textId },
      details: { correctionId, kind: found.change.kind, revision: text.revision + 1 },
    });
    return { revision: text.revision + 1 };
  });
}

export interface NewCorrections {
  person: string;
  seen: TextCorrection['seen'];
  changes: readonly CorrectionChange[];
}

/** Writes corrections after those that are there; what they do is computed by `correctedReading`. @returns their ids. */
export async function addCorrections(
  c: Connection,
  textId: string,
  { person, seen, changes }: NewCorrections,
): Promise<string[]> {
  const before = await listCorrections(c, textId);
  let ordinal = before.at(-1)?.ordinal ?? 0;
  const ids: string[] = [];
  for (const change of changes) {
    ordinal += 1;
    const id = newId();
    ids.push(id);
    await insertCorrection(c, {
      id,
      textId,
      ordinal,
      change,
      eId: seen?.eId ?? null,
      version: seen?.version ?? null,
      madeBy: person,
      madeAt: new Date(),
    });
  }
  return ids;
}

async function lockedText(c: Connection, actor: Actor, textId: string): Promise<BroughtText> {
  const text = await findText(c, textId, { lock: true });
  if (text === null) throw new Refusal('no-such-text');
  if (!may(actor, 'write', 'corrections', text)) throw new Refusal('wrong-state', { values: { state: text.state } });
  return text;
}

function versionOf(text: BroughtText, eId: string): string | null {
  const found = paragraphsOf(text.reading).find(({ paragraph }) => paragraph.eId === eId);
  return found === undefined ? null : paragraphVersion(found.paragraph);
}

/** A confirmed text also gives its citations and title anew. */
async function rewrite(c: Connection, text: BroughtText, { reading }: CorrectedText): Promise<void> {
  await rewriteReading(c, text, reading);
  if (text.state === 'confirmed') await publish(c, { ...text, reading });
}
