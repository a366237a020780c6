import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import type { FoundParties, PartyPage } from './directory/directory.js';
import type { PartyFilter } from './directory/filter.js';
import { openDirectory } from './directory/open-directory.js';
import type { Party } from './party.js';
import { seesParty } from './policy.js';
import { Refusal } from './refusal.js';

/** One page of the parties that pass a filter and that the actor may see, in the order of a language. */
export async function findParties(
  db: Database,
  actor: Actor,
  filter: PartyFilter,
  page: PartyPage,
  lang: Lang,
): Promise<FoundParties> {
  const directory = await openDirectory(db);
  return directory.select(filter, page, lang, (party) => seesParty(actor, party));
}

/** By code (any case), by id or by the addressee that it is; null where there is none that the actor may see. */
export async function findParty(
  db: Database,
  actor: Actor,
  by: { code: string } | { id: string } | { addressee: string },
): Promise<Party | null> {
  const directory = await openDirectory(db);
  const found =
    'code' in by ? directory.byCode(by.code) : 'id' in by ? directory.byId(by.id) : directory.byAddressee(by.addressee);
  return found !== null && seesParty(actor, found) ? found : null;
}

/** Of these parties those that the actor may see, by id: no filter, no order, no counts. */
export async function findPartiesById(
  db: Database,
  actor: Actor,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Party>> {
  const directory = await openDirectory(db);
  const found = new Map<string, Party>();
  for (const id of new Set(ids)) {
    const party = directory.byId(id);
    if (party !== null && seesParty(actor, party)) found.set(id, party);
  }
  return found;
}

/** @throws Refusal `no-such-party` */
export async function getParty(db: Database, actor: Actor, code: string): Promise<Party> {
  const party = await findParty(db, actor, { code });
  if (party === null) throw new Refusal('no-such-party');
  return party;
}
