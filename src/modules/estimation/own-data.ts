import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { studyTables } from './store/tables.js';

/** Studies that a person began. Who signed for assumptions is a name that somebody typed, and stays with the estimate. */
export const ESTIMATION_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'studies',
    fields: ['title', 'file', 'made'],
    read: (c, id) =>
      studyTables(c)
        .selectFrom('estimation_study')
        .select(['title', 'file_name as file', 'created_at as made'])
        .where('made_by', '=', id)
        .orderBy('created_at', 'desc')
        .execute(),
  }),
];
