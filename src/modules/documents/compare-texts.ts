import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { chooseText } from './choose-text.js';
import { getDocument } from './get-document.js';
import { getText } from './get-text.js';
import { type Comparison, compareReadings } from './reader/compare/index.js';
import type { Lang, Reading } from './reader/reading.js';
import { Refusal } from './refusal.js';
import { findDocumentBySymbol, isUuid, type TextSummary, type WholeDocument } from './store/documents.js';
import { normalizeSymbol } from './symbol.js';

/** One side of a comparison: the document and the text of it that was compared. */
export interface ComparedText {
  document: WholeDocument;
  text: TextSummary;
}

export interface ComparedTexts {
  old: ComparedText;
  new: ComparedText;
  comparison: Comparison;
}

/** Comparisons of the same two readings come out the same, so the latest are kept. */
const MOST_KEPT = 40;
const kept = new Map<string, Comparison>();

/**
 * Compares two texts of the store. A side is named by the slug, id or symbol of its document, or by the id of a text; a document
 * with texts in several languages gives the one in `lang`, and the new side follows the language of the old where it can.
 *
 * @throws Refusal `no-such-document`, `no-such-text`; `nothing-to-compare` for a document without a text.
 */
export async function compareTexts(
  db: Database,
  actor: Actor,
  sides: { old: string; new: string; lang: Lang },
): Promise<ComparedTexts> {
  const newFirst = await sideOf(db, actor, 'new', sides.new, sides.lang);
  const old = await sideOf(db, actor, 'old', sides.old, sides.lang, newFirst.text.lang);
  const now =
    old.text.lang === newFirst.text.lang
      ? newFirst
      : await sideOf(db, actor, 'new', sides.new, sides.lang, old.text.lang);
  const key = `${old.text.id} ${old.text.revision} ${now.text.id} ${now.text.revision}`;
  const comparison =
    kept.get(key) ??
    compareReadings((await getText(db, actor, old.text.id)).reading, (await getText(db, actor, now.text.id)).reading);
  kept.delete(key);
  kept.set(key, comparison);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return { old, new: now, comparison };
}

async function sideOf(
  db: Database,
  actor: Actor,
  side: 'old' | 'new',
  name: string,
  lang: Lang,
  wanted?: Lang,
): Promise<ComparedText> {
  const [document, textId] = await documentOf(db, actor, name, side);
  const text =
    textId === null
      ? chooseText(document.texts, wanted ?? null, lang)
      : document.texts.find((one) => one.id === textId);
  if (text === null || text === undefined) throw new Refusal('nothing-to-compare', { field: side });
  return { document, text };
}

async function documentOf(
  db: Database,
  actor: Actor,
  name: string,
  side: string,
): Promise<[WholeDocument, string | null]> {
  const symbol = normalizeSymbol(name) ?? normalizeSymbol(`A/RES/${name}`);
  const bySymbol = symbol === null ? null : await findDocumentBySymbol(db.connection, symbol);
  try {
    return [await getDocument(db, actor, bySymbol ?? name), null];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!isUuid(name)) throw new Refusal('no-such-document', { field: side, values: { name } });
    const text = await getText(db, actor, name);
    return [await getDocument(db, actor, text.documentId), text.id];
  }
}

/** The reading of a document of the store, by slug, id or symbol; null where there is none with a text. */
export async function findReading(db: Database, actor: Actor, name: string, lang: Lang): Promise<Reading | null> {
  try {
    const { text } = await sideOf(db, actor, 'old', name, lang);
    return (await getText(db, actor, text.id)).reading;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
