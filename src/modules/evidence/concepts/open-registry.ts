import { readFile } from 'node:fs/promises';
import type { Connection } from '../../../kernel/db/index.js';
import { listCodeLists } from '../store/code-lists.js';
import { type ConceptRow, type Registry, registryOf } from './concept.js';
import { readConcepts } from './read-concepts.js';

let shipped: Promise<ConceptRow[]> | null = null;

/** What comes with the program. */
export function shippedConcepts(): Promise<ConceptRow[]> {
  shipped ??= readFile(new URL('./concepts.csv', import.meta.url)).then(readConcepts);
  return shipped;
}

export interface OpenRegistry extends Registry {
  /** Changes when a list is loaded. */
  version: string;
}

let open: OpenRegistry | null = null;

/** The concepts that come with the program, with all lists that were loaded beside them. */
export async function openRegistry(c: Connection): Promise<OpenRegistry> {
  const loaded = await listCodeLists(c);
  const version = loaded.map(({ name, madeAt }) => `${name} ${madeAt.getTime()}`).join(' ');
  if (open?.version !== version || open === null) {
    const rows = [...(await shippedConcepts()), ...loaded.flatMap(({ rows: more }) => more)];
    open = { ...registryOf(rows), version };
  }
  return open;
}
