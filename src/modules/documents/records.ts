import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { titleFor } from './document.js';
import { nameOf } from './pages/words.js';
import { may } from './policy.js';
import { findDocumentsById } from './store/documents.js';

/** How documents are named to those who are told of them or comment on them, and who sees which. */
export function documentRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'document',
      comments: true,
      load: async (ids) => new Map((await findDocumentsById(db.connection, ids)).map((one) => [one.id, one])),
      sees: (actor, { shown }) => may(actor, 'read', 'document', { shown }),
      show(document, t) {
        const title = titleFor(document.titles, t.lang);
        const name = nameOf(t, document);
        return {
          title: title === null ? name : [name, title.title].join(t('documents.comma')),
          lang: title?.lang ?? t.lang,
          path: `/documents/${document.slug}`,
          open: document.shown,
        };
      },
    }),
  ];
}
