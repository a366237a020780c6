import { type Connection, newId } from '../../kernel/db/index.js';
import { yearOf } from './document.js';
import type { Reading } from './reader/reading.js';
import { findDocumentBySymbol, freeSlug, insertDocument, putTitle } from './store/documents.js';
import { slugOf } from './symbol.js';

/** What is known of a text when its document is looked for. */
export interface Placing {
  /** The document it was brought to. */
  chosen: string | null;
  /** The symbol that its bringer gave. */
  symbol: string | null;
  reading: Reading;
}

/**
 * The document to which a text belongs: the chosen one, else the one that bears its symbol, else a new one that stays hidden
 * until a text of it is confirmed.
 */
export async function documentForText(c: Connection, { chosen, symbol, reading }: Placing): Promise<string> {
  if (chosen !== null) return chosen;
  const known = symbol ?? reading.document.symbol;
  const bearer = known === null ? null : await findDocumentBySymbol(c, known);
  return bearer ?? newDocument(c, known, reading);
}

/** A document of its own for a text; `symbol` must be free. */
export async function newDocument(c: Connection, symbol: string | null, { document }: Reading): Promise<string> {
  const id = newId();
  await insertDocument(c, {
    id,
    slug: await freeSlug(c, symbol === null ? `text-${id.slice(-12)}` : slugOf(symbol)),
    fact_key: null,
    symbol,
    organ: document.organ,
    session: document.session,
    kind: 'resolution',
    status: document.status,
    adopted: document.adopted,
    year: yearOf(document.adopted, document.session),
    draft_of: null,
    sponsors: [],
    in_thread: false,
    origin: 'brought',
    shown: false,
    created_at: new Date(),
  });
  if (document.title !== null) await putTitle(c, id, { lang: document.lang, kind: 'official', title: document.title });
  return id;
}
