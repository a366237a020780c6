import { LANGS, translatorFor } from '../../../kernel/i18n/index.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import type { ToFormat } from './to-format.js';

export const CODES_HEADER = ['field', 'concept', 'value', 'code', ...LANGS] as const;

/** What each column and each of its values means, in six languages; a column has a row of its own, without a value. */
export function codesTold({ told, ground }: Pick<ToFormat, 'told' | 'ground'>): string[][] {
  return told.flatMap(({ name, concept, values }) => [
    [
      ...[name, concept?.code ?? '', '', ''],
      ...LANGS.map((lang) => (concept === null ? name : conceptWord(translatorFor(lang), ground, concept.code))),
    ],
    ...values.map(({ text, code }) => [
      ...[name, concept?.code ?? '', text, code ?? ''],
      ...LANGS.map((lang) =>
        concept === null || code === null ? text : codeWord(translatorFor(lang), ground, concept.code, code),
      ),
    ]),
  ]);
}
