import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { planTables } from './store/tables.js';

/** What a person wrote about concrete measures. It stays when the person is erased: it is the party's, and the log's. */
export const PLAN_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'measure-entries',
    fields: ['party', 'kind', 'text', 'note', 'made'],
    async read(c, id) {
      const rows = await planTables(c)
        .selectFrom('concrete_measure_entry as e')
        .innerJoin('concrete_measure as m', 'm.id', 'e.measure_id')
        .select(['m.party_id as party', 'e.kind', 'e.content', 'e.note', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .orderBy('e.made_at', 'desc')
        .execute();
      return rows.map(({ content, ...row }) => ({ ...row, text: content === null ? '' : JSON.stringify(content) }));
    },
  }),
  ownDataPart({
    name: 'measure-sheets',
    fields: ['file', 'state', 'made'],
    read: (c, id) =>
      planTables(c)
        .selectFrom('concrete_measure_import')
        .select(['file_name as file', 'state', 'begun_at as made'])
        .where('begun_by', '=', id)
        .orderBy('begun_at', 'desc')
        .execute(),
  }),
];
