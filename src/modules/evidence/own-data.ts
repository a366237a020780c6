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
  ownDataPart({
    name: 'release-entries',
    fields: ['title', 'text', 'made'],
    async read(c, id) {
      const rows = await evidenceTables(c)
        .selectFrom('evidence_release_entry as e')
        .innerJoin('evidence_release as r', 'r.id', 'e.release_id')
        .select(['r.slug as title', 'e.entry', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .orderBy('e.made_at', 'desc')
        .execute();
      return rows.map(({ entry, ...row }) => ({ ...row, text: JSON.stringify(entry) }));
    },
  }),
  ownDataPart({
    name: 'evidence-keys',
    fields: ['party', 'made'],
    read: (c, id) =>
      evidenceTables(c)
        .selectFrom('evidence_key_copy')
        .select(['party_id as party', 'made_at as made'])
        .where('person_id', '=', id)
        .orderBy('made_at', 'desc')
        .execute(),
  }),
];
