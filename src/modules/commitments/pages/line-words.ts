import { LANGS, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { TagKind } from '../../../kernel/ui/index.js';
import { dateWords, nameOf, placeWord } from '../../documents/index.js';
import type { LineLink } from '../get-line.js';
import type { Force } from '../lines/line-story.js';
import type { LineRow, Link } from '../store/line.js';
import { addresseesWord, commitmentActWord } from './words.js';

/** A member of a line as the parts that name commitments take it: with its words in the reader's language, else in another. */
export function namedBy(t: Translator, row: LineRow) {
  const lang = ([t.lang, 'en', ...LANGS] satisfies Lang[]).find((one) => row.wordings[one] !== undefined);
  const words = lang === undefined ? undefined : row.wordings[lang];
  return { ...row, words: lang === undefined || words === undefined ? null : { lang, words } };
}

/** "70/179, paragraph 4", and which act of it where it is not the first: unlike any other of the line. */
export function placeName(t: Translator, row: LineRow): string {
  const place = [nameOf(t, row.document), placeWord(t, row)].join(t('documents.comma'));
  return row.ordinal === 1 ? place : `${place} (${row.ordinal})`;
}

export const FORCE_TAGS: Readonly<Record<Force, TagKind>> = {
  stronger: 'done',
  weaker: 'late',
  kept: 'plain',
  mixed: 'due',
  other: 'accent',
};

export function forceWord(t: Translator, force: Force): string {
  return t(`commitments.line.force.${force}`);
}

/** "confirmed"; "suggested: 62% alike". */
export function standingWord(t: Translator, link: Link): string {
  if (link.standing !== 'suggested') return t(`commitments.line.standing.${link.standing}`);
  return link.similarity === null
    ? t('commitments.line.standing.suggested')
    : t('commitments.line.standing.suggested-alike', { share: link.similarity });
}

/** What changed on a step, a sentence each; the words themselves are shown beside. */
export function stepSentences(t: Translator, { step }: LineLink, earlier: LineRow, later: LineRow): string[] {
  const softeners = (all: readonly ('may' | 'consider' | 'as-appropriate')[]) =>
    all.map((one) => t(`commitments.line.softener.${one}`)).join(t('documents.comma'));
  const sentences: string[] = [];
  if (earlier.act !== later.act)
    sentences.push(
      t('commitments.line.act-became', {
        old: commitmentActWord(t, earlier.act),
        new: commitmentActWord(t, later.act),
      }),
    );
  const { softening, addressees, dates } = step;
  if (softening !== null && softening.gone.length > 0)
    sentences.push(t('commitments.line.softener-gone', { words: softeners(softening.gone) }));
  if (softening !== null && softening.new.length > 0)
    sentences.push(t('commitments.line.softener-new', { words: softeners(softening.new) }));
  if (addressees.new.length > 0)
    sentences.push(t('commitments.line.asked-new', { who: addresseesWord(t, addressees.new) }));
  if (addressees.gone.length > 0)
    sentences.push(t('commitments.line.asked-gone', { who: addresseesWord(t, addressees.gone) }));
  for (const { change, old, new: now } of dates) {
    const [before, after] = [old, now].map((date) =>
      date === null ? '' : dateWords(t, date).join(t('documents.comma')),
    );
    const what = t(`documents.compare.date.${change}`);
    sentences.push(
      before && after
        ? t('commitments.line.date-became', { what, old: before, new: after })
        : t('commitments.line.date', { what, date: before || after || '' }),
    );
  }
  return sentences;
}
