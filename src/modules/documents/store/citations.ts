import { type Connection, newId } from '../../../kernel/db/index.js';
import { documentsTables } from './tables.js';

/** Writes citations known as facts; those that are there already stay. */
export async function putFactCitations(c: Connection, fromId: string, symbols: readonly string[]): Promise<void> {
  if (symbols.length === 0) return;
  await documentsTables(c)
    .insertInto('citation')
    .values(
      symbols.map((symbol) => ({
        id: newId(),
        from_id: fromId,
        to_symbol: symbol,
        source: 'fact' as const,
        text_id: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Makes the citations read in a confirmed text those of its document; with none, takes them away. */
export async function putReadCitations(
  c: Connection,
  text: { id: string; documentId: string },
  symbols: readonly string[],
): Promise<void> {
  await documentsTables(c).deleteFrom('citation').where('text_id', '=', text.id).execute();
  const once = [...new Set(symbols)];
  if (once.length === 0) return;
  await documentsTables(c)
    .insertInto('citation')
    .values(
      once.map((symbol) => ({
        id: newId(),
        from_id: text.documentId,
        to_symbol: symbol,
        source: 'reading' as const,
        text_id: text.id,
      })),
    )
    .execute();
}
