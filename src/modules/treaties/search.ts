import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { foldName } from '../parties/index.js';
import { openBoard } from './open-board.js';
import { may } from './policy.js';
import { instrumentName } from './words.js';

const FoundInstrument = z.object({ code: z.string(), number: z.string(), name: z.string() }).openapi('FoundInstrument');

/** What the status of treaties brings to the search of the house: instruments by their names, numbers and volumes. */
export function treatiesSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'treaties',
      heading: 'treaties.search.treaties',
      order: 35,
      first: 5,
      record: FoundInstrument,
      async find({ query, actor, t, limit, offset }) {
        const words = foldName(query.replaceAll('\0', '').slice(0, 200))
          .split(' ')
          .filter((word) => word !== '');
        if (words.length === 0 || !may(actor, 'read', 'instrument', {})) return null;
        const board = await openBoard(db);
        const found = board.instruments.filter(({ instrument: { code, number, registration, names } }) => {
          const all = LANGS.flatMap((lang) => [names[lang]?.name ?? '', names[lang]?.short ?? '']);
          const folded = ` ${foldName([code, number, registration, ...all].join(' '))}`;
          return words.every((word) =>
            folded.includes(/[\p{Script=Han}\p{Script=Arabic}]/u.test(word) ? word : ` ${word}`),
          );
        });
        const shown = found.slice(offset, offset + limit);
        return {
          total: found.length,
          hits: shown.map(({ instrument, parties, known }) => ({
            path: `/treaties/${instrument.code}`,
            title: [{ text: instrumentName(t, instrument) }],
            draft: false,
            meta: [instrument.number, ...(known ? [t('treaties.count.parties', { n: parties })] : [])],
          })),
          records: shown.map(({ instrument }) => ({
            code: instrument.code,
            number: instrument.number,
            name: instrumentName(t, instrument),
          })),
        };
      },
    },
  ];
}
