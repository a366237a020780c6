import { LANGS, type Lang } from '../../../kernel/i18n/index.js';

/** The words of a call in six languages, each with the state of its translation. Pure. */

/** `reviewed` is also what the language has in which the call was written. */
export const TRANSLATION_STATES = ['none', 'machine', 'draft', 'reviewed'] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

export interface Wording {
  text: string;
  state: Exclude<TranslationState, 'none'>;
}

/**
 * Wordings by what they say: `title`, `intro`, `section/<id>`, `question/<id>`, `help/<id>`, `unit/<id>`, `option/<question>/<id>`,
 * `column/<question>/<id>`.
 */
export type Texts = Readonly<Record<string, Partial<Readonly<Record<Lang, Wording>>>>>;

/** What a reader of one language is shown: its wording, or the one in which it was written, with that said. */
export interface ShownText {
  text: string;
  lang: Lang;
  state: Wording['state'];
}

/** Null where nothing was written. `written`: the language of the call. */
export function textIn(texts: Texts, place: string, lang: Lang, written: Lang): ShownText | null {
  const known = texts[place] ?? {};
  for (const one of [lang, written, ...LANGS]) {
    const wording = known[one];
    if (wording !== undefined) return { ...wording, lang: one };
  }
  return null;
}

export function stateIn(texts: Texts, place: string, lang: Lang): TranslationState {
  return texts[place]?.[lang]?.state ?? 'none';
}

export interface SetWording {
  place: string;
  lang: Lang;
  text: string;
  state: Wording['state'];
}

/**
 * Sets wordings one after another, or takes them away where the text is empty. Changed words in the language in which the call was written
 * leave the others as drafts: somebody must look whether they still say the same.
 */
export function withTexts(texts: Texts, wordings: readonly SetWording[], written: Lang): Texts {
  const places = new Map(Object.entries(texts));
  for (const wording of wordings) {
    const next = wordsWith(places.get(wording.place) ?? {}, wording, written);
    if (Object.keys(next).length === 0) places.delete(wording.place);
    else places.set(wording.place, next);
  }
  return Object.fromEntries(places);
}

/** The same for the words of one place. */
export function wordsWith(
  known: Texts[string],
  { lang, text, state }: Omit<SetWording, 'place'>,
  written: Lang,
): Texts[string] {
  const changed = known[lang] !== undefined && known[lang].text !== text;
  const others = Object.fromEntries(
    Object.entries(known)
      .filter(([one]) => one !== lang)
      .map(([one, wording]) => [
        one,
        changed && lang === written && wording.state === 'reviewed' ? { ...wording, state: 'draft' as const } : wording,
      ]),
  );
  return text === '' ? others : { ...others, [lang]: { text, state: lang === written ? 'reviewed' : state } };
}
