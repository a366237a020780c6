import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { documentsTables } from './store/tables.js';

/** How a person corrected what was read. */
export const DOCUMENTS_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'corrections',
    fields: ['document', 'paragraph', 'text', 'made', 'undone'],
    async read(c, id) {
      const rows = await documentsTables(c)
        .selectFrom('correction')
        .innerJoin('document_text', 'document_text.id', 'correction.text_id')
        .innerJoin('document', 'document.id', 'document_text.document_id')
        .select([
          'document.slug as document',
          'correction.eid as paragraph',
          'correction.change as text',
          'correction.made_at as made',
          'correction.undone_at as undone',
        ])
        .where('correction.made_by', '=', id)
        .orderBy('correction.made_at', 'desc')
        .execute();
      return rows.map((row) => ({ ...row, text: JSON.stringify(row.text) }));
    },
  }),
];
