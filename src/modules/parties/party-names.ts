import type { PartyRef } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { openDirectory } from './directory/open-directory.js';
import { shortName } from './names.js';

/** What a party is called in a language; its code where the register does not know it any more. */
export type PartyNames = (party: Pick<PartyRef, 'id' | 'code'>, lang: Lang) => string;

/**
 * Names of the parties that people act for. They are said to whoever may know of the role, invitation or loan in which they stand, so
 * that the state of the party is not asked. Open it before a transaction: the embedded engine has one connection.
 */
export async function partyNames(db: Database): Promise<PartyNames> {
  const directory = await openDirectory(db);
  return ({ id, code }, lang) => {
    const party = directory.byId(id);
    return party === null ? code : shortName(party, lang);
  };
}
