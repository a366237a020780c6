import { writeWorkbook } from '../../../kernel/sheets/index.js';
import { CODES_HEADER, codesTold } from './codes-told.js';
import type { ToFormat } from './to-format.js';

/** A release for spreadsheets: its rows as they were published, what they are, and what each value means in six languages. A formula is a text. */
export function writeReleaseWorkbook(given: ToFormat): AsyncGenerator<Uint8Array> {
  const { rows, title, lang, facts, factsTitle, release } = given;
  const [first, ...others] = rows;
  const width = Math.max(0, ...new Set(rows.map(({ texts }) => texts.length)));
  const named = (columns: readonly string[]) => columns.map((header) => ({ header }));
  return writeWorkbook(
    [
      {
        name: 'data',
        columns: named(Array.from({ length: width }, (_, k) => first?.texts[k] ?? '')),
        rows: others.map(({ texts }) => Array.from({ length: width }, (_, k) => texts[k] ?? null)),
      },
      {
        name: 'about',
        columns: [
          { header: factsTitle, width: 34 },
          { header: title, width: 90 },
        ],
        rows: facts.map((fact) => [...fact]),
        rightToLeft: lang === 'ar',
      },
      { name: 'codes', columns: named(CODES_HEADER), rows: codesTold(given) },
    ],
    { title, creator: 'Concordance', language: lang, created: release.publishedAt ?? release.proposedAt },
  );
}
