import { formatNumber, type Translator } from '../../../../kernel/i18n/index.js';
import { drawWorldMap, type MapKey, type Picture } from '../../../../kernel/pictures/index.js';
import { partyName } from '../../../parties/index.js';
import { type AnsweringParty, type AnswerStanding, STANDINGS } from '../../answers/find-who-answered.js';

const INKS: Readonly<Record<AnswerStanding, MapKey['ink']>> = { answered: 'accent', begun: 'mid', silent: 'wash' };

/** States by whether they have answered; the table has a row a State. Null where there is no State to show. */
export function answeredMap(
  t: Translator,
  lines: readonly AnsweringParty[],
): { picture: Picture; keys: MapKey[] } | null {
  const states = lines.filter(({ party }) => party.m49 !== null);
  if (states.length === 0) return null;
  const of = (standing: AnswerStanding) => states.filter((one) => one.standing === standing).length;
  const word = (standing: AnswerStanding) => t(`reporting.answered.${standing}`);
  const keys = STANDINGS.filter((standing) => of(standing) > 0).map((standing) => ({
    ink: INKS[standing],
    label: `${word(standing)} (${formatNumber(t.lang, of(standing))})`,
  }));
  const title = t('reporting.answered.map');
  const picture = drawWorldMap(
    {
      id: 'answered-map',
      title,
      description: t('reporting.answered.map-description', { answered: of('answered'), shown: states.length }),
      rightToLeft: t.lang === 'ar',
      number: (value) => formatNumber(t.lang, value),
      table: {
        caption: title,
        columns: [
          { label: t('reporting.parties.party'), numeric: false },
          { label: t('reporting.answered.standing'), numeric: false },
        ],
        rows: states.map(({ party, standing }) => [partyName(t, party), word(standing)]),
      },
    },
    {
      places: states.flatMap(({ party, standing }) => {
        const label = t('reporting.answered.place', { party: partyName(t, party), standing: word(standing) });
        return party.m49 === null ? [] : [{ m49: party.m49, ink: INKS[standing], label }];
      }),
      keys,
      disclaimer: t('ui.map.disclaimer'),
      complete: false,
    },
  );
  return { picture, keys };
}
