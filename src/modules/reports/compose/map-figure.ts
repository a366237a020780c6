import { formatList, formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { drawWorldMap, type MapKey, type Picture, type PictureWords } from '../../../kernel/pictures/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { BlockBody } from '../report/block.js';
import type { PartyNamed } from '../report/published.js';

/** A map of what States answered, with a row for each of them. Pure. */

type MapBody = Extract<BlockBody, { kind: 'map' }>;

const INKS: readonly MapKey['ink'][] = ['accent', 'mid', 'wash'];
const OTHER_INK: MapKey['ink'] = 'strong';

export interface MapDrawn {
  picture: Picture;
  keys: MapKey[];
}

/**
 * @param written Language of the report, where a word is not in that of the frame.
 * @param complete Whether keys and disclaimer are drawn into it: for files.
 */
export function mapFigure(
  t: Translator,
  body: MapBody,
  words: Omit<PictureWords, 'description' | 'table'>,
  { written, parties, complete }: { written: Lang; parties: Readonly<Record<string, PartyNamed>>; complete: boolean },
): MapDrawn {
  const { marks, told } = body;
  const placed = (party: string, answer: string) => t('reports.figure.place', { party, answer });
  const nameOf = (party: string) => wordingIn(parties[party]?.names ?? {}, t.lang, written).text;
  const groups = [
    ...told.map((one, at) => ({
      option: one.option as string | null,
      ink: INKS[at] ?? OTHER_INK,
      label: wordingIn(one.words, t.lang, written).text,
    })),
    { option: null, ink: OTHER_INK, label: t('reports.figure.other-answer') },
  ].map((group) => ({ ...group, of: marks.filter(({ option }) => option === group.option) }));
  const shown = groups.filter(({ of }) => of.length > 0);
  const order = new Intl.Collator(t.lang);
  const rows = shown.flatMap(({ label, of }) =>
    of
      .map(({ party }) => nameOf(party))
      .sort(order.compare)
      .map((name) => [name, label]),
  );
  const keys = shown.map(({ ink, label, of }) => ({ ink, label: `${label} (${formatNumber(t.lang, of.length)})` }));
  const parts = shown.map(({ label, of }) => placed(label, formatNumber(t.lang, of.length)));
  const picture = drawWorldMap(
    {
      ...words,
      description: t('reports.figure.map-base', { base: marks.length, parts: formatList(t.lang, parts) }),
      table: {
        caption: words.title,
        columns: [
          { label: t('reports.figure.state'), numeric: false },
          { label: t('reports.figure.answer'), numeric: false },
        ],
        rows,
      },
    },
    {
      places: shown.flatMap(({ ink, label, of }) =>
        of.map(({ party, m49 }) => ({
          m49,
          ink,
          label: placed(nameOf(party), label),
        })),
      ),
      keys,
      disclaimer: t('ui.map.disclaimer'),
      complete,
    },
  );
  return { picture, keys };
}
