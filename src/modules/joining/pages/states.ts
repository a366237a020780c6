import { PUBLIC } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, partyNames } from '../../parties/index.js';

/** The States in which an organization can have its seat, by name. */
export async function findStates(db: Database, lang: Lang): Promise<{ id: string; code: string; name: string }[]> {
  const named = await partyNames(db);
  const { rows } = await findParties(
    db,
    PUBLIC,
    { ...EVERY_PARTY, kind: ['state', 'observer'], state: ['active'] },
    { sort: 'name', descending: false, offset: 0, limit: 300 },
    lang,
  );
  return rows.map((party) => ({ id: party.id, code: party.code, name: named(party, lang) }));
}

/** The name of the State of a seat. */
export async function seatName(db: Database, id: string, lang: Lang): Promise<string> {
  return (await partyNames(db))({ id, code: '' }, lang);
}
