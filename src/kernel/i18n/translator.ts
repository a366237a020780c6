import { IntlMessageFormat } from 'intl-messageformat';
import { findMessage } from './catalogue.js';
import { type Lang, LOCALES } from './languages.js';

declare global {
  /**
   * Message files by the name they are merged under. A module adds its English file in `messages/keys.d.ts`, and its keys are
   * then checked by the compiler wherever they are used.
   */
  interface MessageModules {}
}

/** Every key that exists: `documents.bring.title`. */
export type MessageKey = {
  [M in keyof MessageModules & string]: `${M}.${keyof MessageModules[M] & string}`;
}[keyof MessageModules & string];

export type MessageValue = string | number | boolean;

/** The voice of a page: looks a key up and fills in its values. */
export interface Translator {
  (key: MessageKey, values?: Readonly<Record<string, MessageValue>>): string;
  readonly lang: Lang;
  /** As the call, with values that are elements (`<bdi>`, links): gives the pieces in the order of the language. */
  rich<T>(key: MessageKey, values: Readonly<Record<string, MessageValue | T>>): (string | T)[];
  /** For keys made of open code lists: the text, or null where nobody wrote one. */
  find(key: string, values?: Readonly<Record<string, MessageValue>>): string | null;
}

/** What to do with a key that has no text in the language: tests throw, production shows the English and reports once. */
export type MissingMessage = (key: string, lang: Lang) => void;

let reportMissing: MissingMessage = (key, lang) => {
  if (process.env.VITEST || process.env.NODE_ENV === 'test') throw new Error(`No message "${key}" in "${lang}"`);
  process.stderr.write(`${JSON.stringify({ level: 'warn', event: 'message-missing', key, lang })}\n`);
};

/** Lets the program send the report to its own log. */
export function onMissingMessage(report: MissingMessage): void {
  reportMissing = report;
}

const translators: Partial<Record<Lang, Translator>> = {};

export function translatorFor(lang: Lang): Translator {
  const known = translators[lang];
  if (known) return known;
  const made = makeTranslator(lang);
  translators[lang] = made;
  return made;
}

function makeTranslator(lang: Lang): Translator {
  const formats = new Map<string, { text: string; format: IntlMessageFormat | null }>();
  const missing = new Set<string>();

  function lookUp(key: string): { text: string; format: IntlMessageFormat | null } | null {
    const text = findMessage(lang, key);
    if (text === undefined) return null;
    const known = formats.get(key);
    if (known?.text === text) return known;
    const made = { text, format: /[{}<'#]/.test(text) ? new IntlMessageFormat(text, LOCALES[lang]) : null };
    formats.set(key, made);
    return made;
  }

  function orEnglish(key: string): { text: string; format: IntlMessageFormat | null } {
    const found = lookUp(key);
    if (found) return found;
    if (!missing.has(key)) reportMissing(key, lang);
    missing.add(key);
    const english = findMessage('en', key);
    return english === undefined
      ? { text: key, format: null }
      : { text: english, format: new IntlMessageFormat(english, LOCALES.en) };
  }

  const translate = (key: string, values: Readonly<Record<string, MessageValue>> = {}): string => {
    const { text, format } = orEnglish(key);
    return format === null ? text : String(format.format(values));
  };
  return Object.assign(translate, {
    lang,
    rich<T>(key: MessageKey, values: Readonly<Record<string, MessageValue | T>>): (string | T)[] {
      const { text, format } = orEnglish(key);
      if (format === null) return [text];
      return format.formatToParts<T>(values).map((part) => part.value as string | T);
    },
    find: (key: string, values?: Readonly<Record<string, MessageValue>>) =>
      lookUp(key) ? translate(key, values) : null,
  });
}
