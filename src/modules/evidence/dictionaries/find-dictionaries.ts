import type { Connection } from '../../../kernel/db/index.js';
import type { Dictionary } from '../cases/dictionary.js';
import { CTDC, GLOTIP } from '../cases/known-dictionaries.js';
import { listDictionaries } from '../store/dictionaries.js';

/** Those that a party can match its files to: what it brought, and what the program knows by itself. Its own of the same name goes first. */
export async function findDictionaries(c: Connection, partyId: string): Promise<Dictionary[]> {
  const own = (await listDictionaries(c, partyId)).map(({ dictionary }) => dictionary);
  return [...own, ...[CTDC, GLOTIP].filter(({ name }) => !own.some((one) => one.name === name))];
}

/** Null where there is none of that name. */
export async function findDictionaryNamed(
  c: Connection,
  partyId: string,
  name: string | null,
): Promise<Dictionary | null> {
  return (await findDictionaries(c, partyId)).find((one) => one.name === name) ?? null;
}
