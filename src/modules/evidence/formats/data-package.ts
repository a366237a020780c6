import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { LANGS, translatorFor } from '../../../kernel/i18n/index.js';
import { writeCsv } from '../../../kernel/sheets/index.js';
import { conceptWord } from '../concepts/concept-words.js';
import type { Ground } from '../published/open-published.js';
import { CODES_HEADER, codesTold } from './codes-told.js';
import type { ColumnTold } from './column-told.js';
import type { ToFormat } from './to-format.js';
import { whatItIs } from './what-it-is.js';
import { whole } from './whole.js';

/** Files in a zip archive have no day before this one. */
const FIRST_DAY = new Date('1980-01-01T00:00:00Z');

/**
 * A Frictionless Data Package (specs.frictionlessdata.io, version 1): `datapackage.json`, `data.csv` as it was published, and `codes.csv` with
 * what each value means in six languages.
 */
export async function writeDataPackage(given: ToFormat): Promise<Uint8Array> {
  const { release, file } = given;
  const columns = CODES_HEADER.map((header) => ({ header }));
  const codes = await whole(writeCsv(columns, codesTold(given)));
  const described = new TextEncoder().encode(`${JSON.stringify(describe(given, codes), null, 2)}\n`);
  const day = release.publishedAt ?? release.proposedAt;
  const mtime = day < FIRST_DAY ? FIRST_DAY : day;
  return zipSync({ 'datapackage.json': described, 'data.csv': file, 'codes.csv': codes }, { mtime, level: 6 });
}

function describe(given: ToFormat, codes: Uint8Array): object {
  const { release, file, told, title, party, address, ground } = given;
  const { about, licence, version, slug } = release;
  return {
    profile: 'data-package',
    name: slug,
    title,
    version: `${version}.0.0`,
    homepage: address,
    created: (release.publishedAt ?? release.proposedAt).toISOString(),
    licenses: [{ name: licence.trim().replace(/[^-a-zA-Z0-9._]+/gu, '-'), title: licence }],
    sources: [{ title: about.source }],
    contributors: [{ title: party, role: 'publisher' }],
    resources: [
      {
        ...resource('data', 'data.csv', file),
        schema: { fields: told.map((column) => fieldOf(column, ground)), missingValues: [''] },
      },
      {
        ...resource('codes', 'codes.csv', codes),
        schema: {
          fields: CODES_HEADER.map((name) => ({ name, type: 'string' })),
          missingValues: [''],
        },
      },
    ],
    // What the numbers are and are not; packages may carry further properties.
    concordance: whatItIs(given),
  };
}

function resource(name: string, path: string, bytes: Uint8Array): object {
  return {
    ...{ profile: 'tabular-data-resource', name, path, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    ...{ bytes: bytes.length, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` },
  };
}

function fieldOf({ name, concept, values, whole }: ColumnTold, ground: Ground): object {
  const listed = concept?.form === 'codes' && values.length > 0;
  return {
    name,
    type: whole && concept?.form === 'count' ? 'integer' : 'string',
    title: concept?.titles.en ?? name,
    ...(concept === null ? {} : { concept: concept.code, titles: titlesOf(concept.code, ground) }),
    ...(listed ? { constraints: { enum: values.map(({ text }) => text) } } : {}),
  };
}

const titlesOf = (concept: string, ground: Ground): Record<string, string> =>
  Object.fromEntries(LANGS.map((lang) => [lang, conceptWord(translatorFor(lang), ground, concept)]));
