import { directionOf, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { PreparedParagraph, PreparedReading } from '../prepared.js';
import { ParagraphWords } from './reading-view.js';
import { placeWord } from './words.js';

interface Side {
  lang: Lang;
  prepared: PreparedReading;
}

/** Two languages of one document, a row a paragraph; a paragraph that only one of them has faces an empty cell. */
export function SideBySide({ t, left, right }: { t: Translator; left: Side; right: Side }) {
  return (
    <table class="beside">
      <caption class="heard">{t('documents.beside.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="heard">{t('documents.paragraph')}</span>
          </th>
          <th scope="col" lang={left.lang}>
            {LANGUAGE_NAMES[left.lang]}
          </th>
          <th scope="col" lang={right.lang}>
            {LANGUAGE_NAMES[right.lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {alignByPlace(left.prepared.paragraphs, right.prepared.paragraphs).map(({ eId, one, other }) => {
          const place = one ?? other;
          return (
            <tr id={eId}>
              <th scope="row">
                <a href={`#${eId}`} aria-label={place === null ? eId : placeWord(t, place)}>
                  {place?.n}
                </a>
              </th>
              <Cell side={left} paragraph={one} t={t} />
              <Cell side={right} paragraph={other} t={t} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell({ side, paragraph, t }: { side: Side; paragraph: PreparedParagraph | null; t: Translator }) {
  if (paragraph === null) return <td class="quiet">{t('documents.beside.missing')}</td>;
  return (
    <td lang={side.lang} dir={directionOf(side.lang)} class="said">
      <ParagraphWords paragraph={paragraph} anchor={`${side.lang}-`} />
    </td>
  );
}

/** Paragraphs of two readings by their eId, in the order of the first; those of the second alone follow their neighbour. */
export function alignByPlace<P extends { eId: string }>(
  left: readonly P[],
  right: readonly P[],
): { eId: string; one: P | null; other: P | null }[] {
  const rights = new Map(right.map((paragraph) => [paragraph.eId, paragraph]));
  const lefts = new Set(left.map((paragraph) => paragraph.eId));
  const rows: { eId: string; one: P | null; other: P | null }[] = left.map((one) => ({
    eId: one.eId,
    one,
    other: rights.get(one.eId) ?? null,
  }));
  let before: string | null = null;
  for (const other of right) {
    if (!lefts.has(other.eId)) {
      const at = before === null ? 0 : rows.findIndex((row) => row.eId === before) + 1;
      rows.splice(at, 0, { eId: other.eId, one: null, other });
    }
    before = other.eId;
  }
  return rows;
}
