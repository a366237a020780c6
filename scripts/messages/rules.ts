import { IntlMessageFormat } from 'intl-messageformat';
import { LANGS, type Lang, LOCALES, type MessageFile } from '../../src/kernel/i18n/index.js';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message takes and how it counts, from its parsed form. */
interface Shape {
  /** Name to kind: `count` to `plural`. */
  inputs: Map<string, string>;
  plurals: { input: string; ordinal: boolean; forms: string[] }[];
  /** Names formatted as dates or times inside of the message. */
  dates: string[];
}

/** Plural forms that a number stands for: `=0` covers Arabic's `zero`. */
const COVERED_BY_NUMBER: Readonly<Record<string, string>> = { zero: '=0', one: '=1', two: '=2' };

/** A sentence this long that is the same in two languages was not translated. */
const WORDS_OF_A_SENTENCE = 4;

/** What is wrong with the messages of one module, a sentence each; empty when all is well. */
export function faultsOf(name: string, files: Readonly<Record<Lang, MessageFile>>): string[] {
  const english = files.en;
  return LANGS.flatMap((lang) => {
    const file = files[lang];
    const missing = Object.keys(english).filter((key) => !(key in file));
    const extra = Object.keys(file).filter((key) => !(key in english));
    return [
      ...missing.map((key) => `${name}.${key} has no text in "${lang}"`),
      ...extra.map((key) => `${name}.${key} stands in "${lang}" but not in "en"`),
      ...Object.entries(file).flatMap(([key, text]) => faultsOfMessage(`${name}.${key}`, lang, text, english[key])),
    ];
  });
}

function faultsOfMessage(key: string, lang: Lang, text: string, english: string | undefined): string[] {
  const where = `${key} in "${lang}"`;
  if (text.trim() === '') return [`${where} is empty`];
  let shape: Shape;
  try {
    shape = shapeOf(text, lang);
  } catch (error) {
    return [`${where} is no ICU message: ${error instanceof Error ? error.message : String(error)}`];
  }
  const faults = shape.dates.map(
    (input) => `${where} formats {${input}} as a date: pass the text of formatDate, so that all six agree`,
  );
  for (const { input, ordinal, forms } of shape.plurals) {
    const needed = new Intl.PluralRules(LOCALES[lang], { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions()
      .pluralCategories;
    const lacking = needed.filter((form) => !forms.includes(form) && !forms.includes(COVERED_BY_NUMBER[form] ?? form));
    if (lacking.length > 0) faults.push(`${where} counts {${input}} without ${lacking.join(', ')}`);
    const unknown = forms.filter((form) => !form.startsWith('=') && !needed.some((one) => one === form));
    if (unknown.length > 0)
      faults.push(`${where} counts {${input}} with ${unknown.join(', ')}, which the language does not have`);
  }
  if (lang === 'fr' && /[\p{L}\p{N})}] [:;?!»]/u.test(text))
    faults.push(
      `${where} has a plain space before : ; ? ! or »: French wants one that does not break (U+00A0, U+202F)`,
    );
  if (english === undefined || lang === 'en') return faults;
  const expected = namesIn(english);
  const given = namesIn(text);
  if (expected !== null && expected !== given)
    faults.push(`${where} takes ${given || 'nothing'}, the English takes ${expected || 'nothing'}`);
  if (text === english && text.split(/\s+/).length >= WORDS_OF_A_SENTENCE) faults.push(`${where} is the English text`);
  return faults;
}

/** Names of the inputs, sorted; null where the text cannot be parsed (which is told elsewhere). */
function namesIn(text: string): string | null {
  try {
    return [...shapeOf(text, 'en').inputs.keys()].sort().join(', ');
  } catch {
    return null;
  }
}

function shapeOf(text: string, lang: Lang): Shape {
  const shape: Shape = { inputs: new Map(), plurals: [], dates: [] };
  collect(new IntlMessageFormat(text, LOCALES[lang]).getAst(), shape);
  return shape;
}

/** Kinds of the parser: 0 literal, 1 argument, 2 number, 3 date, 4 time, 5 select, 6 plural, 7 pound, 8 tag. */
function collect(elements: readonly Element[], shape: Shape): void {
  for (const element of elements) {
    if (element.type === 0 || element.type === 7) continue;
    shape.inputs.set(element.value, String(element.type));
    if (element.type === 3 || element.type === 4) shape.dates.push(element.value);
    if (element.type === 8) collect(element.children, shape);
    if (element.type !== 5 && element.type !== 6) continue;
    if (element.type === 6) {
      shape.plurals.push({
        input: element.value,
        ordinal: element.pluralType === 'ordinal',
        forms: Object.keys(element.options),
      });
    }
    for (const option of Object.values(element.options)) collect(option.value, shape);
  }
}
