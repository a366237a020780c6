import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { reportsTables } from './store/tables.js';

/** What a person wrote into reports. It stays when the person is erased: it is the house's, and the report's. */
export const REPORTS_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'report-entries',
    fields: ['report', 'text', 'made'],
    async read(c, id) {
      const rows = await reportsTables(c)
        .selectFrom('report_entry as e')
        .innerJoin('report', 'report.id', 'e.report_id')
        .select(['report.key as report', 'e.entry', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .orderBy('e.made_at', 'desc')
        .execute();
      return rows.map(({ entry, ...row }) => ({ ...row, text: JSON.stringify(entry) }));
    },
  }),
];
