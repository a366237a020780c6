import type { SearchProvider, SearchText } from '../../kernel/http/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { FoundDocumentShape, FoundParagraphShape } from './api-shapes.js';
import { titleFor } from './document.js';
import { findInParagraphs } from './find-in-paragraphs.js';
import { findInTitles } from './find-in-titles.js';
import { actWord, nameOf, placeWord } from './pages/words.js';
import type { ActCode } from './reader/reading.js';
import type { FoundDocument } from './store/search.js';

/** What documents bring to the search of the house. */
export function documentsSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'documents',
      heading: 'documents.search.documents',
      order: 10,
      first: 8,
      record: FoundDocumentShape,
      async find({ query, actor, t, limit, offset }) {
        const found = await findInTitles(db, actor, { query, limit, offset });
        if (found === null) return null;
        const hits = found.rows.map((document) => ({
          path: `/documents/${document.slug}`,
          title: [{ text: nameOf(t, document), symbol: true }],
          after: [titlePiece(t, document)],
          draft: document.status === 'draft',
          meta: [],
        }));
        return { total: found.total, hits, records: found.rows };
      },
    },
    {
      name: 'paragraphs',
      heading: 'documents.search.paragraphs',
      order: 30,
      first: 20,
      record: FoundParagraphShape,
      leads: true,
      async find({ query, within, actor, t, limit, offset }) {
        const found = await findInParagraphs(db, actor, { query, lang: within, limit, offset });
        if (found === null) return null;
        const hits = found.rows.map((paragraph) => ({
          path: `/documents/${paragraph.slug}?text=${paragraph.textId}#${paragraph.eId}`,
          title: [
            { text: nameOf(t, paragraph), symbol: true },
            { text: `${t('documents.comma')}${placeWord(t, paragraph)}` },
          ],
          excerpt: { lang: paragraph.lang, runs: paragraph.excerpt },
          draft: paragraph.status === 'draft',
          meta: paragraph.acts.map((act) => actWord(t, act as ActCode)),
        }));
        return { total: found.total, hits, records: found.rows };
      },
    },
  ];
}

function titlePiece(t: Translator, document: FoundDocument): SearchText {
  const title = titleFor(document.titles, t.lang);
  return title === null ? { text: t('documents.without-title') } : { text: title.title, lang: title.lang };
}
