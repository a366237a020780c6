import type { Translator } from '../../../kernel/i18n/index.js';
import { writeWorkbook } from '../../../kernel/sheets/index.js';

/** Headers of a list of columns and values that `readDictionary` understands; of one language, as a format is. */
export const TEMPLATE_HEADERS = ['Column', 'Value', 'Form', 'Several'] as const;

/** The template is the same file whenever it is asked for. */
const MADE = new Date('2026-01-01T00:00:00Z');

/**
 * An empty list of columns and values to be filled in from the code list of whoever keeps it, such as IC-TIP's; it holds no code. What comes out goes
 * back in.
 */
export function writeTemplate(t: Translator): AsyncGenerator<Uint8Array> {
  const help = ['column', 'value', 'form', 'several'] as const;
  return writeWorkbook(
    [
      {
        name: 'dictionary',
        columns: TEMPLATE_HEADERS.map((header) => ({
          header,
          width: 28,
          ...(header === 'Form' ? { choices: ['country', 'year', 'number'] } : {}),
        })),
        rows: [],
      },
      {
        name: t('evidence.dictionary.how'),
        columns: [{ header: t('evidence.findings.column') }, { header: t('evidence.dictionary.how'), width: 100 }],
        rows: help.map((name, k) => [TEMPLATE_HEADERS[k] ?? '', t(`evidence.dictionary.how.${name}`)]),
        rightToLeft: t.lang === 'ar',
      },
    ],
    { title: t('evidence.dictionary.title'), creator: 'Concordance', language: t.lang, created: MADE },
  );
}
