import { PUBLIC_READER, type Reader } from '../reader/index.js';
import { type Actor, permitted } from './actor.js';
import { PERMISSIONS } from './roles.js';

/** What the policies of the database are told of an actor: the same reach by which lists are cut (`permitted`), for each permission. */
export function readerOf(actor: Actor): Reader {
  if (actor.kind === 'public') return PUBLIC_READER;
  const all: string[] = [];
  const parties: Record<string, string[]> = {};
  const own: string[] = [];
  for (const permission of PERMISSIONS) {
    const reach = permitted(actor, permission);
    if (reach.all) all.push(permission);
    else if (reach.parties.length > 0) parties[permission] = [...new Set(reach.parties)];
    if (reach.own !== null && (reach.own.all || reach.own.parties.length > 0)) own.push(permission);
  }
  const holds = actor.kind === 'person' ? actor.holds : [];
  return { id: actor.id, all, parties, own, acts: [...new Set(holds.map(({ party }) => party?.id ?? null))] };
}
