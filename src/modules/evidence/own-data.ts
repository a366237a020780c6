import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { evidenceTables } from './store/tables.js';

/** What a person wrote into data sets and releases, and which keys they have a copy of. */
export const EVIDENCE_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'data-sets',
    fields: ['title', 'file', 'made'],
    read: (c, id) =>
      evidenceTables(c)
        .selectFrom('evidence_data_set')
        .select(['name as title', 'file_name as file', 'made_at as made'])
        .where('made_by', '=', id)
        .orderBy('made_at', 'desc')
        .execute(),
  }),
];
