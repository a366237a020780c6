import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { treatiesTables } from './store/tables.js';

/** What a person wrote down of treaties and laws. It stays when the person is erased: it is the record. */
export const TREATIES_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'laws',
    fields: ['party', 'state', 'text', 'made'],
    async read(c, id) {
      const rows = await treatiesTables(c)
        .selectFrom('treaty_law')
        .select(['party_id as party', 'state', 'content', 'changed_at as made'])
        .where(({ or, eb }) => or([eb('made_by', '=', id), eb('written_by', '=', id), eb('reviewed_by', '=', id)]))
        .orderBy('changed_at', 'desc')
        .execute();
      return rows.map(({ content, ...row }) => ({ ...row, text: JSON.stringify(content) }));
    },
  }),
  ownDataPart({
    name: 'treaty-actions',
    fields: ['party', 'kind', 'happened', 'text', 'made'],
    read: (c, id) =>
      treatiesTables(c)
        .selectFrom('treaty_action')
        .select(['party_id as party', 'kind', 'date as happened', 'words as text', 'made_at as made'])
        .where('made_by', '=', id)
        .orderBy('made_at', 'desc')
        .execute(),
  }),
  ...(
    [
      ['law-sheets', 'treaty_law_import'],
      ['instrument-sheets', 'treaty_instrument_import'],
      ['treaty-sheets', 'treaty_import'],
    ] as const
  ).map(([name, table]) =>
    ownDataPart({
      name,
      fields: ['file', 'state', 'made'],
      read: (c, id) =>
        treatiesTables(c)
          .selectFrom(table)
          .select(['file_name as file', 'state', 'begun_at as made'])
          .where('begun_by', '=', id)
          .orderBy('begun_at', 'desc')
          .execute(),
    }),
  ),
];
