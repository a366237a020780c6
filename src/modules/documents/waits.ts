import { dayOf } from '../../kernel/calendar/index.js';
import { formatDate } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { WaitProvider } from '../../kernel/work/index.js';
import { titleFor } from './document.js';
import { nameOf } from './pages/words.js';
import { may } from './policy.js';
import { findDocumentsById } from './store/documents.js';
import { listPreviews } from './store/texts.js';

/** Texts that were brought and wait for somebody to stand up for them. */
export function documentsWait({ db }: House): WaitProvider[] {
  return [
    {
      order: 20,
      async find({ actor, t, limit }) {
        if (!may(actor, 'write', 'text', { state: 'preview' })) return [];
        const { total, rows } = await listPreviews(db.connection, limit);
        const documents = await findDocumentsById(
          db.connection,
          rows.map(({ documentId }) => documentId),
        );
        return [
          {
            id: 'previews',
            heading: t('documents.waits.previews', { n: total }),
            total,
            more: null,
            tasks: rows.flatMap(({ id, documentId, broughtAt }) => {
              const document = documents.find((one) => one.id === documentId);
              if (document === undefined) return [];
              const title = titleFor(document.titles, t.lang);
              return [
                {
                  title: title?.title ?? nameOf(t, document),
                  lang: title?.lang ?? t.lang,
                  path: `/texts/${id}`,
                  due: null,
                  meta: [nameOf(t, document), formatDate(t.lang, dayOf(broughtAt))],
                  open: false,
                },
              ];
            }),
          },
        ];
      },
    },
  ];
}
