import { formatDate, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import { drawCurve, drawWorldMap, type MapKey, type Picture } from '../../../kernel/pictures/index.js';
import { type Party, partyName } from '../../parties/index.js';
import { type InstrumentBoard, isState } from '../board.js';
import { NO_STATUS, type Standing } from '../status.js';
import { instrumentName, standingWord } from '../words.js';

const INKS: Readonly<Record<Standing, MapKey['ink']>> = {
  party: 'accent',
  consented: 'mid',
  signatory: 'wash',
  withdrawn: 'soft',
  none: 'strong',
};
const ORDER = ['party', 'consented', 'signatory', 'withdrawn', 'none'] as const satisfies readonly Standing[];

/** States by where they stand; the table has a row a State. */
export function mapOf(
  t: Translator,
  board: InstrumentBoard,
  parties: readonly Party[],
): { picture: Picture; keys: MapKey[] } {
  const states = parties.filter(isState).map((party) => {
    const { standing, consent } = board.statuses.get(party.id) ?? NO_STATUS;
    return { party, standing, since: consent?.date ?? null };
  });
  const of = (standing: Standing) => states.filter((one) => one.standing === standing).length;
  const shown = ORDER.filter((standing) => of(standing) > 0);
  const keys = shown.map((standing) => ({
    ink: INKS[standing],
    label: `${standingWord(t, standing)} (${formatNumber(t.lang, of(standing))})`,
  }));
  const name = instrumentName(t, board.instrument);
  const title = t('treaties.map.title', { instrument: name });
  const counted = shown.map((standing) => `${standingWord(t, standing)} ${formatNumber(t.lang, of(standing))}`);
  const picture = drawWorldMap(
    {
      id: 'status-map',
      title,
      description: t('treaties.map.description', {
        counts: counted.join(t('documents.comma')),
        date: formatDate(t.lang, board.instrument.statusesAsOf ?? ''),
      }),
      rightToLeft: t.lang === 'ar',
      number: (value) => formatNumber(t.lang, value),
      table: {
        caption: title,
        columns: [
          { label: t('treaties.column.participant'), numeric: false },
          { label: t('treaties.column.standing'), numeric: false },
        ],
        rows: states.map(({ party, standing }) => [partyName(t, party), standingWord(t, standing)]),
      },
    },
    {
      places: states.flatMap(({ party, standing, since }) => {
        if (party.m49 === null) return [];
        const year = since === null ? '' : ` ${since.slice(0, 4)}`;
        const label = `${partyName(t, party)}${t('treaties.map.colon')}${standingWord(t, standing)}${year}`;
        return [{ m49: party.m49, ink: INKS[standing], label }];
      }),
      keys,
      disclaimer: t('ui.map.disclaimer'),
      complete: false,
    },
  );
  return { picture, keys };
}

/** How many States were party over the years; the table has a row a year. */
export function curveOf(t: Translator, { instrument, curve }: InstrumentBoard): Picture | null {
  const until = instrument.statusesAsOf;
  const last = curve.at(-1);
  if (until === null || last === undefined) return null;
  const years = new Map(curve.map(({ day, parties }) => [day.slice(0, 4), parties]));
  const number = (value: number) => formatNumber(t.lang, value);
  const title = t('treaties.curve.title');
  return drawCurve(
    {
      id: 'status-curve',
      title,
      description: t('treaties.curve.description', {
        from: formatDate(t.lang, curve[0]?.day ?? until),
        until: formatDate(t.lang, until),
        n: last.parties,
      }),
      rightToLeft: t.lang === 'ar',
      number,
      table: {
        caption: title,
        columns: [
          { label: t('treaties.curve.year'), numeric: false },
          { label: t('treaties.curve.parties'), numeric: true },
        ],
        rows: [...years].map(([year, parties]) => [year, number(parties)]),
      },
    },
    curve.map(({ day, parties }) => ({ day, value: parties })),
    [until, last.day].sort().at(-1) ?? until,
  );
}
