import type { House } from '../../kernel/module/index.js';
import type { RecordKind } from '../../kernel/work/index.js';
import { titleFor } from './document.js';
import { nameOf } from './pages/words.js';
import { may } from './policy.js';
import { findDocumentsById } from './store/documents.js';

/** How documents are named to those who are told of them or comment on them, and who sees which. */
export function documentRecords({ db }: House): RecordKind[] {
  return [
    {
      type: 'document',
      comments: true,
      async find(actor, ids, t) {
        const documents = await findDocumentsById(db.connection, ids);
        const seen = documents.filter(({ shown }) => may(actor, 'read', 'document', { shown }));
        return new Map(
          seen.map((document) => {
            const title = titleFor(document.titles, t.lang);
            const name = nameOf(t, document);
            return [
              document.id,
              {
                title: title === null ? name : [name, title.title].join(t('documents.comma')),
                lang: title?.lang ?? t.lang,
                path: `/documents/${document.slug}`,
                open: document.shown,
              },
            ];
          }),
        );
      },
    },
  ];
}
