import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { addCorrections } from './correct-text.js';
import { type CorrectionChange, correctedReading } from './correction.js';
import { type DocumentRecord, yearOf } from './document.js';
import type { DocumentStatus } from './reader/reading.js';
import { Refusal } from './refusal.js';
import { findDocument, findDocumentBySymbol, freeSlug, putTitle, setDocument } from './store/documents.js';
import { type BroughtText, findDoubles, findText, moveParagraphs, rewriteReading, setText } from './store/texts.js';
import { normalizeSymbol, slugOf } from './symbol.js';

/** What a person says about the document of a previewed text. */
export interface TextDetails {
  /** The document it belongs to; null for one of its own, which the other details then describe. */
  documentId: string | null;
  /** As typed; empty when unknown. */
  symbol: string;
  status: DocumentStatus;
  /** YYYY, YYYY-MM, YYYY-MM-DD; empty when unknown. */
  adopted: string;
  title: string;
}

/**
 * Says which document a previewed text belongs to: one that is here, or its own with symbol, status, date and title. A symbol
 * that a document here bears attaches the text to that document.
 *
 * @throws Refusal `no-such-text`, `no-such-document`, `wrong-state`, `not-a-symbol`, `not-a-date`, `title-missing`; NotAllowed.
 */
export async function attachText(
  db: Database,
  actor: Actor,
  textId: string,
  details: TextDetails,
): Promise<{ documentId: string }> {
  const { id: person } = requirePermission(actor, 'documents.write', OF_THE_HOUSE);
  return db.transaction(async (c) => {
    const text = await findText(c, textId, { lock: true });
    if (text === null) throw new Refusal('no-such-text');
    if (text.state !== 'preview') throw new Refusal('wrong-state', { values: { state: text.state } });
    const documentId = await target(c, text, details);
    const [double] = await findDoubles(c, { sha256: text.fileSha256, documentId, lang: text.lang }, text.id);
    await setText(c, textId, { document_id: documentId, duplicate_of: double?.id ?? null });
    if (documentId !== text.documentId) await moveParagraphs(c, textId, documentId);
    await sayFacts(c, { ...text, documentId }, person, details);
    await recordAction(c, {
      actor,
      verb: 'documents.attach-text',
      subject: { type: 'text', id: textId },
      details: { documentId, symbol: details.symbol },
    });
    return { documentId };
  });
}

/** Exports speak from the reading: what the person said of the document is a correction of it. */
async function sayFacts(c: Connection, text: BroughtText, person: string, details: TextDetails): Promise<void> {
  const document = await findDocument(c, text.documentId);
  if (document === null) return;
  const read = text.reading.document;
  const title = details.documentId === null ? details.title.trim() : '';
  const changes: CorrectionChange[] = [
    ...(document.symbol === read.symbol ? [] : [{ kind: 'set-fact', fact: 'symbol', value: document.symbol } as const]),
    ...(document.status === read.status || document.status === 'unknown'
      ? []
      : [{ kind: 'set-fact', fact: 'status', value: document.status } as const]),
    ...(document.adopted?.length !== 10 || document.adopted === read.adopted
      ? []
      : [{ kind: 'set-fact', fact: 'adopted', value: document.adopted } as const]),
    ...(title === '' || title === read.title ? [] : [{ kind: 'set-fact', fact: 'title', value: title } as const]),
  ];
  if (changes.length === 0) return;
  await addCorrections(c, text.id, { person, seen: null, changes });
  await rewriteReading(c, text, (await correctedReading(c, text)).reading);
}

async function target(c: Connection, text: BroughtText, details: TextDetails): Promise<string> {
  if (details.documentId !== null) {
    const chosen = await findDocument(c, details.documentId);
    if (chosen === null) throw new Refusal('no-such-document', { field: 'document' });
    return chosen.id;
  }
  const symbol = details.symbol.trim() === '' ? null : normalizeSymbol(details.symbol);
  if (symbol === null && details.symbol.trim() !== '')
    throw new Refusal('not-a-symbol', { field: 'symbol', values: { given: details.symbol.trim() } });
  const bearer = symbol === null ? null : await findDocumentBySymbol(c, symbol);
  if (bearer !== null && bearer !== text.documentId) return bearer;
  const own = await findDocument(c, text.documentId, { lock: true });
  if (own === null || own.origin !== 'brought' || own.shown) return bearer ?? text.documentId;
  await describe(c, own, text, { ...details, symbol: symbol ?? '' });
  return own.id;
}

async function describe(c: Connection, own: DocumentRecord, text: BroughtText, details: TextDetails): Promise<void> {
  const adopted = details.adopted.trim() === '' ? null : details.adopted.trim();
  if (adopted !== null && !isDate(adopted))
    throw new Refusal('not-a-date', { field: 'adopted', values: { given: adopted } });
  const title = details.title.replaceAll('\0', '').trim();
  if (title === '') throw new Refusal('title-missing', { field: 'title' });
  const symbol = details.symbol === '' ? null : details.symbol;
  await setDocument(c, own.id, {
    symbol,
    status: details.status,
    adopted,
    year: yearOf(adopted, own.session),
    ...(symbol !== null && symbol !== own.symbol ? { slug: await freeSlug(c, slugOf(symbol)) } : {}),
  });
  await putTitle(c, own.id, { lang: text.lang, kind: 'official', title });
}

/** A day, month or year that exists. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (match === null) return false;
  const moment = new Date(`${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
