import { LANGS, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { ACTS, addresseeWord, ENTITY_CODES } from '../../documents/index.js';
import { type CommitmentAct, PILLARS, STATES, TARGETS, THEMES } from '../commitment.js';
import { commitmentActWord, filingWord, stateWord } from '../pages/words.js';

/** What coded cells can say, as codes or as the words of any of the six languages. */

export const VOCABULARIES = ['act', 'addressees', 'state', 'section', 'theme', 'pillar', 'target', 'standing'] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

const COMMITMENT_ACTS: readonly CommitmentAct[] = [...ACTS, 'undertake'];
const STANDINGS = ['suggested', 'confirmed'] as const;
const SECTIONS = ['operative', 'annex'] as const;

/** The words of one vocabulary: codes to labels and back, whatever the language. */
export class Words {
  readonly #codes: readonly string[];
  readonly #word: (t: Translator, code: string) => string;
  readonly #byLang = new Map<Lang, Map<string, string | null>>();

  constructor(codes: readonly string[], word: (t: Translator, code: string) => string) {
    this.#codes = [...new Set(codes)];
    this.#word = word;
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
    const exact = this.#codes.find((code) => normalized(code) === trimmed);
    if (exact !== undefined) return exact;
    for (const lang of [first, ...LANGS.filter((one) => one !== first)]) {
      const code = this.#labels(lang).get(trimmed);
      if (code !== undefined) return code;
    }
    const behind = /[(（]([\w.-]+)[)）]$/u.exec(trimmed)?.[1];
    return behind === undefined ? null : (this.#codes.find((code) => normalized(code) === behind) ?? null);
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

export type Vocabularies = Readonly<Record<Vocabulary, Words>>;

/** All vocabularies; `addressees` are the codes in use in the register, beside those that the reader knows by name. */
export function vocabularies(addressees: Iterable<string>): Vocabularies {
  return {
    act: new Words(COMMITMENT_ACTS, (t, code) => commitmentActWord(t, actOf(code))),
    addressees: new Words([...ENTITY_CODES, ...addressees], addresseeWord),
    state: new Words(STATES, (t, code) => stateWord(t, STATES.find((state) => state === code) ?? 'open')),
    section: new Words(SECTIONS, (t, code) => t.find(`commitments.sheet.section.${code}`) ?? code),
    theme: new Words(THEMES, (t, code) => filingWord(t, 'theme', code)),
    pillar: new Words(PILLARS, (t, code) => filingWord(t, 'pillar', code)),
    target: new Words(TARGETS, (t, code) => filingWord(t, 'target', code)),
    standing: new Words(STANDINGS, (t, code) => t.find(`commitments.sheet.standing.${code}`) ?? code),
  };
}

export function actOf(code: string): CommitmentAct {
  return COMMITMENT_ACTS.find((act) => act === code) ?? 'other';
}
