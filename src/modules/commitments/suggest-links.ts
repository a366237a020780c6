import type { Connection } from '../../kernel/db/index.js';
import { alignThread } from './lines/align-thread.js';
import { mergeSuggestions } from './lines/merge-suggestions.js';
import { relinkLines } from './relink-lines.js';
import { findCommitmentsOf } from './store/commitments.js';
import { insertLinks } from './store/links.js';
import { ALIGNMENT, dropSuggestions, findLinksAmong, linkOfSuggestion, setSimilarity } from './store/suggestions.js';
import { readThread } from './store/threads.js';

/**
 * Compares the texts of a document's thread and writes down which requests seem to be the same in earlier and later documents; a
 * person confirms or rejects. Called in the transaction in which what the document asks has changed, which holds `revision`.
 * Doing it twice changes nothing.
 *
 * @returns how many suggestions came and went.
 */
export async function suggestLinks(
  c: Connection,
  documentId: string,
  { revision, now }: { revision: number; now: Date },
): Promise<{ added: number; dropped: number }> {
  const thread = await readThread(c, documentId);
  const members = thread
    .flatMap(({ clauses }) => clauses)
    .map(({ commitmentId }, order) => ({ id: commitmentId, order }));
  // Also those that are not shown any more: what was suggested for them goes.
  const own = (await findCommitmentsOf(c, documentId)).map(({ id }) => id);
  const ids = [...new Set([...members.map(({ id }) => id), ...own])];
  const links = (await findLinksAmong(c, ids)).map((row) => ({
    id: row.id,
    kind: row.kind,
    earlierId: row.earlier_id,
    laterId: row.later_id,
    standing: row.standing,
    similarity: row.similarity,
    aligned: row.suggested_by === ALIGNMENT,
  }));
  const { add, drop, change } = mergeSuggestions(members, links, alignThread(thread));
  await insertLinks(c, add.map(linkOfSuggestion));
  await dropSuggestions(c, drop);
  for (const { id, similarity } of change) await setSimilarity(c, id, similarity);
  const dropped = links.filter(({ id }) => drop.includes(id));
  const ends = [...add, ...dropped].flatMap(({ earlierId, laterId }) => [earlierId, laterId]);
  if (ends.length > 0) await relinkLines(c, ends, { revision, now });
  return { added: add.length, dropped: drop.length };
}
