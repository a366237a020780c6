import { formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { DateText, DocumentSymbol, Facts, Table, useFrame } from '../../../kernel/ui/index.js';
import type { Board, InstrumentBoard } from '../board.js';
import type { Delay } from '../entry-into-force.js';
import type { Instrument } from '../instrument.js';
import { depositaryWord } from '../words.js';
import { InstrumentLink } from './parts.js';

function delayWords(t: Translator, delay: Delay): string {
  if ('months' in delay) return t('treaties.delay.months', { n: delay.months });
  return delay.days === 0 ? t('treaties.delay.at-once') : t('treaties.delay.days', { n: delay.days });
}

/** What is known of an instrument itself, and its rule of entry into force. */
export function InstrumentFacts({ board, one }: { board: Board; one: InstrumentBoard }) {
  const { t, lang } = useFrame();
  const { instrument, general } = one;
  const { rule, adopted, registration, volume, depositary, number } = instrument;
  const needed = rule.after === null ? undefined : board.byCode.get(rule.after);
  const symbol = (text: string) => <DocumentSymbol>{text}</DocumentSymbol>;
  const withdrawal = rule.withdrawal;
  return (
    <aside class="aside" aria-labelledby="facts">
      <h2 id="facts">{t('treaties.facts.title')}</h2>
      <Facts
        facts={[
          ...(adopted === null ? [] : [{ name: t('treaties.facts.adopted'), value: <DateText date={adopted} /> }]),
          {
            name: t('treaties.facts.in-force'),
            value: general === null ? t('treaties.facts.not-in-force') : <DateText date={general} />,
          },
          { name: t('treaties.facts.depositary'), value: depositaryWord(t, depositary) },
          ...(number === '' ? [] : [{ name: t('treaties.facts.number'), value: symbol(number) }]),
          ...(registration === '' ? [] : [{ name: t('treaties.facts.registration'), value: symbol(registration) }]),
          ...(volume === '' ? [] : [{ name: t('treaties.facts.volume'), value: symbol(volume) }]),
        ]}
      />
      <h2>{t('treaties.rule.title')}</h2>
      <Facts
        facts={[
          { name: t('treaties.rule.instruments'), value: <bdi>{formatNumber(lang, rule.instruments)}</bdi> },
          { name: t('treaties.rule.first'), value: delayWords(t, rule.first) },
          { name: t('treaties.rule.later'), value: delayWords(t, rule.later) },
          ...(needed === undefined
            ? []
            : [{ name: t('treaties.rule.after'), value: <InstrumentLink instrument={needed.instrument} /> }]),
          {
            name: t('treaties.rule.withdrawal'),
            value:
              'periodYears' in withdrawal
                ? t('treaties.rule.periods', { years: withdrawal.periodYears, months: withdrawal.noticeMonths })
                : delayWords(t, withdrawal),
          },
        ]}
      />
      <p class="quiet">{t('treaties.rule.regional')}</p>
    </aside>
  );
}

/** How many there were on which day, as others counted. */
export function CountsTable({ instrument }: { instrument: Instrument }) {
  const { t, lang } = useFrame();
  if (instrument.counts.length === 0) return null;
  return (
    <section>
      <h2 id="counts">{t('treaties.counts.title')}</h2>
      <p class="quiet">{t('treaties.counts.how')}</p>
      <Table
        id="counts-table"
        caption={t('treaties.counts.title')}
        captionHidden
        rows={instrument.counts}
        columns={[
          {
            key: 'asOf',
            label: t('treaties.counts.as-of'),
            heads: true,
            cell: ({ asOf }) => (asOf === null ? t('treaties.counts.undated') : <DateText date={asOf} style="short" />),
          },
          {
            key: 'parties',
            label: t('treaties.curve.parties'),
            numeric: true,
            cell: ({ parties }) => formatNumber(lang, parties),
          },
          {
            key: 'signatories',
            label: t('treaties.counts.signatories'),
            numeric: true,
            cell: ({ signatories }) => (signatories === null ? null : formatNumber(lang, signatories)),
          },
          { key: 'source', label: t('treaties.column.source'), cell: ({ source }) => <bdi lang="en">{source}</bdi> },
        ]}
      />
    </section>
  );
}
