import { LANGS, type Lang, type Translator, translatorFor } from '../../i18n/index.js';

/** What coded cells can say, as codes or as the words of any of the six languages. Pure. */

/** The words of one vocabulary: codes to labels and back, whatever the language. */
export class CodeWords {
  readonly #codes: readonly string[];
  readonly #word: (t: Translator, code: string) => string;
  /** Normalized codes, the first of those that read alike. */
  readonly #plain = new Map<string, string>();
  readonly #byLang = new Map<Lang, Map<string, string | null>>();

  constructor(codes: readonly string[], word: (t: Translator, code: string) => string) {
    this.#codes = [...new Set(codes)];
    this.#word = word;
    for (const code of this.#codes) {
      const plain = normalized(code);
      if (!this.#plain.has(plain)) this.#plain.set(plain, code);
    }
  }

  /** The label of a code; where two codes share a label or it reads as another code, with the code behind: "takes note (take_note)". */
  label(t: Translator, code: string): string {
    const word = this.#word(t, code);
    return this.find(word, t.lang) === code ? word : `${word} (${code})`;
  }

  labels(t: Translator): string[] {
    return this.#codes.map((code) => this.label(t, code));
  }

  /** The code that a text means: a code, or a label, first of the language named. Null where it means none, or several. */
  find(text: string, first: Lang): string | null {
    const trimmed = normalized(text);
    const exact = this.#plain.get(trimmed);
    if (exact !== undefined) return exact;
    for (const lang of [first, ...LANGS.filter((one) => one !== first)]) {
      const code = this.#labels(lang).get(trimmed);
      if (code !== undefined) return code;
    }
    const behind = /[(（]([\w.-]+)[)）]$/u.exec(trimmed)?.[1];
    return behind === undefined ? null : (this.#plain.get(behind) ?? null);
  }

  /** Normalized labels to codes; null where a label stands for two. */
  #labels(lang: Lang): Map<string, string | null> {
    const known = this.#byLang.get(lang);
    if (known) return known;
    const t = translatorFor(lang);
    const labels = new Map<string, string | null>();
    for (const code of this.#codes) {
      const label = normalized(this.#word(t, code));
      labels.set(label, labels.has(label) ? null : code);
    }
    this.#byLang.set(lang, labels);
    return labels;
  }
}

/** As people type it: any case, width, spaces and direction marks. */
export function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
