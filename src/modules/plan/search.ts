import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { partyName } from '../parties/index.js';
import { textIn } from './concrete/content.js';
import { NO_CONCRETE_FILTER } from './concrete/filter.js';
import { findConcrete } from './concrete/find-concrete.js';
import { PLAN_MEASURES } from './plan-measure.js';

const FoundMeasureShape = z
  .object({ n: z.number().int().openapi({ example: 12 }), title: z.string() })
  .openapi('FoundMeasure');
const FoundConcreteShape = z
  .object({ key: z.string().openapi({ example: 'by-3' }), title: z.string(), lang: z.enum(LANGS), party: z.string() })
  .openapi('FoundConcreteMeasure');

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What the Plan brings to the search of the house: its measures, and concrete measures. */
export function planSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'measures',
      heading: 'plan.search.measures',
      order: 40,
      first: 3,
      record: FoundMeasureShape,
      async find({ query, within, t, limit, offset }) {
        const words = fold(query.slice(0, 200))
          .split(/\s+/u)
          .filter((word) => word !== '');
        if (words.length === 0) return null;
        const lang = within ?? t.lang;
        const found = PLAN_MEASURES.map(({ n, titles }) => ({ n, title: titles(lang).join(' · ') })).filter(
          ({ title }) => {
            const text = fold(title);
            return words.every((word) => text.includes(word));
          },
        );
        const shown = found.slice(offset, offset + limit);
        return {
          total: found.length,
          hits: shown.map(({ n, title }) => ({
            path: `/plan/measures/${n}`,
            title: [{ text: title, ...(lang === t.lang ? {} : { lang }) }],
            draft: false,
            meta: [t('plan.measure.number', { n })],
          })),
          records: shown,
        };
      },
    },
    {
      name: 'concrete-measures',
      heading: 'plan.concrete.title',
      order: 41,
      first: 3,
      record: FoundConcreteShape,
      async find({ query, within, actor, t, limit, offset }) {
        const words = query.replaceAll('\0', '').trim().slice(0, 200);
        if (words === '') return null;
        const found = await findConcrete(db, actor, { ...NO_CONCRETE_FILTER, words });
        const shown = found.slice(offset, offset + limit).map((one) => ({
          ...one,
          title: textIn(one.view.content.titles, within ?? t.lang) ?? { lang: t.lang, text: one.key },
        }));
        return {
          total: found.length,
          hits: shown.map(({ key, party, view, title }) => ({
            path: `/plan/concrete/${key}`,
            title: [{ text: title.text, ...(title.lang === t.lang ? {} : { lang: title.lang }) }],
            draft: false,
            meta: [partyName(t, party), t(`plan.state.${view.state}`)],
          })),
          records: shown.map(({ key, party, title }) => ({
            key,
            title: title.text,
            lang: title.lang,
            party: party.code,
          })),
        };
      },
    },
  ];
}
