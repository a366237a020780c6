import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { partiesTables } from './store/tables.js';

/** What a person brought into the register of parties; single edits stand in the log. */
export const PARTIES_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'party-sheets',
    fields: ['file', 'state', 'made'],
    read: (c, id) =>
      partiesTables(c)
        .selectFrom('party_import')
        .select(['file_name as file', 'state', 'begun_at as made'])
        .where('begun_by', '=', id)
        .orderBy('begun_at', 'desc')
        .execute(),
  }),
];
