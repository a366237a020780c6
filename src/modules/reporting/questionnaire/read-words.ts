import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import type { Texts, Wording } from '../calls/texts.js';
import { checkText } from '../calls/translate-call.js';
import { Refusal } from '../refusal.js';
import type { ColumnCode } from './columns.js';
import type { FileRow } from './read-file.js';

/** The words of one place in the languages that have them. */
export type Words = NonNullable<Texts[string]>;

const STATES = ['machine', 'draft', 'reviewed'] as const satisfies readonly Wording['state'][];

/**
 * The words that a row gives a place. A language whose column is not there keeps what is held; words whose state is not said are drafts,
 * unless they are those that are held. Changed words in the language of the call make drafts of translations that the file left as they
 * were, as on the page: somebody must look whether they still say the same.
 *
 * @param fault what is wrong with a cell.
 */
export function readWords(
  row: FileRow,
  held: Words,
  written: Lang,
  fault: (column: ColumnCode, refusal: Refusal) => void,
): Words {
  const read = LANGS.flatMap((lang): [Lang, Wording][] => {
    const wording = wordingIn(lang);
    return wording === null ? [] : [[lang, wording]];
  });
  const before = held[written];
  const now = read.find(([lang]) => lang === written)?.[1];
  const changed = before !== undefined && before.text !== now?.text;
  return Object.fromEntries(
    read.map(([lang, wording]) => {
      const left = wording.state === 'reviewed' && sameWording(held[lang], wording);
      return [lang, changed && lang !== written && left ? { ...wording, state: 'draft' as const } : wording];
    }),
  );

  function wordingIn(lang: Lang): Wording | null {
    const known = held[lang] ?? null;
    const typed = row.texts.get(`text_${lang}`);
    const text = typed === undefined ? (known?.text ?? '') : checked(lang, typed);
    if (text === '') return null;
    return { text, state: lang === written ? 'reviewed' : stateIn(lang, text, known) };
  }

  function stateIn(lang: Lang, text: string, known: Wording | null): Wording['state'] {
    const unsaid = known?.text === text ? known.state : 'draft';
    const typed = row.texts.get(`state_${lang}`) ?? '';
    if (typed === '' || typed === 'none') return unsaid;
    const state = STATES.find((one) => one === typed);
    if (state === undefined) fault(`state_${lang}`, new Refusal('not-in-list'));
    return state ?? unsaid;
  }

  function checked(lang: Lang, typed: string): string {
    try {
      return checkText('text', typed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fault(`text_${lang}`, error);
      return '';
    }
  }
}

export function sameWording(a: Wording | undefined, b: Wording | undefined): boolean {
  return a?.text === b?.text && a?.state === b?.state;
}
