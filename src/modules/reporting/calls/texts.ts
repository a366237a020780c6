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

/**
 * Sets a wording, or takes it away where the text is empty. Changed words in the language in which the call was written leave the others
 * as drafts: somebody must look whether they still say the same.
 */
export function withText(
  texts: Texts,
  { place, lang, text, state }: { place: string; lang: Lang; text: string; state: Wording['state'] },
  written: Lang,
): Texts {
  const known = texts[place] ?? {};
  const changed = known[lang] !== undefined && known[lang].text !== text;
  const others = Object.fromEntries(
    Object.entries(known)
      .filter(([one]) => one !== lang)
      .map(([one, wording]) => [
        one,
        changed && lang === written && wording.state === 'reviewed' ? { ...wording, state: 'draft' as const } : wording,
      ]),
  );
  const next = text === '' ? others : { ...others, [lang]: { text, state: lang === written ? 'reviewed' : state } };
  if (Object.keys(next).length === 0) {
    const { [place]: _, ...rest } = texts;
    return rest;
  }
  return { ...texts, [place]: next };
}
