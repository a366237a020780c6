import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { yearOf } from './document.js';
import { newDocument } from './place-text.js';
import { paragraphsOf } from './prepared.js';
import { Refusal } from './refusal.js';
import { putReadCitations } from './store/citations.js';
import { findDocument, putTitle, setDocument } from './store/documents.js';
import type { DuplicateChoice } from './store/tables.js';
import { type BroughtText, findText, moveParagraphs, setText } from './store/texts.js';

/**
 * Stands up for a previewed text: from now on everybody reads it. Where the document already has a text in this language, or the
 * same file is here, `duplicate` says what becomes of the two: `attach` leaves both with the document, `replace` retires the old
 * one, `keep` makes the new one a document of its own.
 *
 * @throws Refusal `no-such-text`, `wrong-state`, `duplicate-undecided`; NotAllowed.
 */
export async function confirmText(
  db: Database,
  actor: Actor,
  textId: string,
  duplicate: DuplicateChoice | null = null,
): Promise<{ documentId: string }> {
  const { id: person } = requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const text = await findText(c, textId, { lock: true });
    if (text === null) throw new Refusal('no-such-text');
    if (text.state !== 'preview') throw new Refusal('wrong-state', { values: { state: text.state } });
    const old = text.duplicateOf === null ? null : await findText(c, text.duplicateOf, { lock: true });
    const double = old !== null && (old.state === 'confirmed' || old.state === 'preview') ? old : null;
    if (double !== null && duplicate === null) throw new Refusal('duplicate-undecided', { field: 'duplicate' });
    const documentId = await settleDouble(c, text, double, double === null ? null : duplicate);
    await setText(c, textId, {
      state: 'confirmed',
      state_before: 'preview',
      confirmed_at: new Date(),
      document_id: documentId,
      duplicate_choice: double === null ? null : duplicate,
    });
    await publish(c, { ...text, documentId });
    await recordAction(c, {
      actor,
      verb: 'documents.confirm-text',
      subject: { type: 'text', id: textId },
      details: { documentId, duplicate: double === null ? null : duplicate, by: person, revision: text.revision },
    });
    return { documentId };
  });
}

async function settleDouble(
  c: Connection,
  text: BroughtText,
  double: BroughtText | null,
  choice: DuplicateChoice | null,
): Promise<string> {
  if (double === null || choice === null) return text.documentId;
  if (choice === 'replace') {
    await setText(c, double.id, { state: 'replaced', state_before: double.state });
    await putReadCitations(c, double, []);
  }
  const documentId = choice === 'keep' ? await newDocument(c, null, text.reading) : double.documentId;
  if (documentId !== text.documentId) await moveParagraphs(c, text.id, documentId);
  return documentId;
}

/** What a confirmed text adds to its document: its own title, its citations, and what was not known before. */
export async function publish(c: Connection, text: Pick<BroughtText, 'id' | 'documentId' | 'reading'>): Promise<void> {
  const { document } = text.reading;
  const known = await findDocument(c, text.documentId, { lock: true });
  if (known === null) throw new Refusal('no-such-document');
  const adopted =
    known.adopted !== null && known.adopted.length === 10 ? known.adopted : (document.adopted ?? known.adopted);
  const session = known.session ?? document.session;
  await setDocument(c, known.id, {
    shown: true,
    organ: known.organ ?? document.organ,
    session,
    adopted,
    year: yearOf(adopted, session),
    status: known.status === 'unknown' ? document.status : known.status,
  });
  if (document.title !== null)
    await putTitle(c, known.id, { lang: document.lang, kind: 'official', title: document.title });
  const cited = paragraphsOf(text.reading).flatMap(({ paragraph }) => paragraph.citations);
  await putReadCitations(
    c,
    text,
    cited.filter((symbol) => symbol !== known.symbol),
  );
}
