import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { normalized } from '../../kernel/sheets/index.js';
import { CALL_STATES } from './calls/call.js';
import { findCallsSeen } from './calls/get-call.js';
import { textIn } from './calls/texts.js';

const FoundCallShape = z
  .object({
    key: z.string().openapi({ example: '2026-global-report' }),
    title: z.string(),
    lang: z.enum(LANGS),
    state: z.enum(CALL_STATES),
    deadline: z.string().nullable(),
  })
  .openapi('FoundCall');

/** What calls bring to the search of the house: by title, and by the words of their questions in any language. */
export function reportingSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'calls',
      heading: 'reporting.list.title',
      order: 40,
      first: 5,
      record: FoundCallShape,
      async find({ query, within, actor, t, limit, offset }) {
        const words = normalized(query.slice(0, 200))
          .split(' ')
          .filter((word) => word !== '');
        if (words.length === 0) return null;
        const found = (await findCallsSeen(db.connection, actor)).filter(({ key, content }) => {
          const langs = within === null ? LANGS : [within];
          const all = Object.values(content.texts).flatMap((text) => langs.flatMap((lang) => text[lang]?.text ?? []));
          const whole = normalized([key, ...all].join('\n'));
          return words.every((word) => whole.includes(word));
        });
        const page = found.slice(offset, offset + limit).map(({ key, content, state, deadline }) => {
          const title = textIn(content.texts, 'title', t.lang, content.lang) ?? { text: key, lang: t.lang };
          return { key, title: title.text, lang: title.lang, state, deadline };
        });
        return {
          total: found.length,
          hits: page.map(({ key, title, lang, state }) => ({
            path: `/calls/${key}`,
            title: [{ text: title, lang }],
            draft: state === 'draft',
            meta: [t(`reporting.state.${state}`)],
          })),
          records: page,
        };
      },
    },
  ];
}
