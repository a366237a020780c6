import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { seesUnpublished } from './policy.js';
import {
  type DocumentFilter,
  type DocumentPage,
  documentFacets,
  type Facet,
  type ListedDocument,
  listDocuments,
} from './store/documents.js';

/** One page of the documents that the actor may see, and how many there are in all. */
export async function findDocuments(
  db: Database,
  actor: Actor,
  filter: Omit<DocumentFilter, 'all'>,
  page: DocumentPage,
): Promise<{ rows: ListedDocument[]; total: number }> {
  const storable = (values: readonly string[] | undefined) => (values ?? []).filter((value) => !value.includes('\0'));
  const { organ, lang, status } = filter;
  const clean = { ...filter, organ: storable(organ), lang: storable(lang), status: storable(status) };
  return listDocuments(db.connection, { ...clean, all: seesUnpublished(actor) }, page);
}

/** What the list can be narrowed to, with how many documents each choice has. */
export async function findDocumentFacets(
  db: Database,
  actor: Actor,
): Promise<Record<'organ' | 'year' | 'status' | 'lang', Facet[]>> {
  return documentFacets(db.connection, seesUnpublished(actor));
}
