import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS, translatorFor } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { normalized } from '../../kernel/sheets/index.js';
import { composeReport } from './compose/compose.js';
import { wordingIn } from './report/arrange-report.js';
import { findReportsSeen, getPublished } from './report/get-report.js';
import { REPORT_KINDS } from './report/report.js';

const FoundReportShape = z
  .object({
    key: z.string().openapi({ example: '2026-secretary-general' }),
    title: z.string(),
    lang: z.enum(LANGS),
    kind: z.enum(REPORT_KINDS),
    symbol: z.string(),
    version: z.number().int(),
  })
  .openapi('FoundReport');

/** What reports bring to the search of the house: by title and symbol, and by the words of what was published last. */
export function reportsSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'reports',
      heading: 'reports.list.title',
      order: 45,
      first: 5,
      record: FoundReportShape,
      async find({ query, within, actor, t, limit, offset }) {
        const words = normalized(query.slice(0, 200))
          .split(' ')
          .filter((word) => word !== '');
        if (words.length === 0) return null;
        const found = [];
        for (const report of await findReportsSeen(db.connection, actor)) {
          const { titles, symbol, lang } = report.head;
          if (within !== null && lang !== within && titles[within] === undefined) continue;
          const texts = [report.key, symbol, ...Object.values(titles)];
          if (report.version > 0) texts.push(await textOf(report.key));
          const whole = normalized(texts.join('\n'));
          if (words.every((word) => whole.includes(word))) found.push(report);
        }
        const page = found.slice(offset, offset + limit).map(({ key, head, version }) => {
          const title = wordingIn(head.titles, t.lang, head.lang);
          return { key, title: title.text, lang: title.lang, kind: head.kind, symbol: head.symbol, version };
        });
        return {
          total: found.length,
          hits: page.map(({ key, title, lang, kind, version }) => ({
            path: `/reports/${key}`,
            title: [{ text: title, lang }],
            draft: version === 0,
            meta: [t(`reports.kind.${kind}`)],
          })),
          records: page,
        };

        async function textOf(key: string): Promise<string> {
          const { composing } = await getPublished(db, actor, key, null);
          const { sections } = composeReport(translatorFor(composing.content.lang), composing);
          const sentences = sections.flatMap(({ heading, items }) => [
            heading.text,
            ...items
              .flatMap((item) => (item.kind === 'paragraph' ? item.sentences : []))
              .flatMap(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : piece.note))),
          ]);
          return sentences.join(' ');
        }
      },
    },
  ];
}
