import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { registryOf } from '../concepts/concept.js';
import { shippedConcepts } from '../concepts/open-registry.js';
import { readTable } from '../disclosure/read-table.js';
import { writeTable } from '../disclosure/write-table.js';
import type { Ground } from '../published/open-published.js';
import { placesOf } from '../published/places.js';
import type { PublishedTable } from '../published/published-table.js';
import { readPublished } from '../published/read-published.js';
import type { Release } from '../releases/release.js';
import { columnsTold } from './column-told.js';
import { RELEASE_FORMATS, type ReleaseFormat, writeFormat } from './format.js';
import { dimensionsOf } from './sdmx-ids.js';
import { whole } from './whole.js';

let ground: Ground;
beforeAll(async () => {
  ground = { registry: { ...registryOf(await shippedConcepts()), version: '' }, places: placesOf([]) };
});

const RELEASE: Release = {
  id: '01890000-0000-7000-8000-0123456789ab',
  partyId: '01890000-0000-7000-8000-0123456789ac',
  ...{ slug: 'detected-persons', version: 2, dataSetId: null, kind: 'table', titles: { en: 'Detected persons' } },
  method: { name: 'k', k: 10, small: 1, withheld: 1 },
  checks: { audit: null, compare: null, elsewhere: false },
  about: {
    ...{ name: 'x', lang: 'en', from: '2020-01-01', to: '2024-12-31', countingRule: 'persons', unit: 'persons' },
    ...{ source: 'Own records', coverage: 'All', biases: 'Known' },
  },
  ...{ columns: [], rows: 0, sha256: 'a'.repeat(64), licence: 'CC BY 4.0', rho: null, epsilon: null, delta: null },
  ...{ generated: false, state: 'published', notice: null, proposedBy: 'ann', withdrawnAt: null },
  ...{ proposedAt: new Date('2025-01-01T00:00:00Z'), publishedAt: new Date('2025-01-02T00:00:00Z') },
};

async function released(lines: readonly (readonly string[])[]) {
  const given = lines.map((texts, at) => ({ number: at + 1, texts: [...texts] }));
  const file = await whole(writeTable(given, 'csv'));
  const { rows } = await readTable(file);
  const told = columnsTold(rows, RELEASE, ground);
  const about = { lang: 'en', facts: [['Protection', 'k']], factsTitle: 'What it is' } as const;
  const words = {
    ...about,
    title: 'Detected persons',
    party: 'Belarus',
    citation: 'Belarus (2025).',
    address: 'https://x.org',
  };
  const all = new Map<ReleaseFormat, Uint8Array>();
  for (const format of RELEASE_FORMATS)
    all.set(format, (await writeFormat({ release: RELEASE, file, rows, told, ground, ...words }, format)).bytes);
  return {
    rows,
    table: readPublished(rows, RELEASE, ground),
    bytes: (format: ReleaseFormat) => all.get(format) ?? file,
  };
}

const texts = async (bytes: Uint8Array) => (await readTable(bytes)).rows.map((row) => row.texts);
const parsed = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** Codes and figure of each row, as SDMX writes them. */
function observations(table: PublishedTable): string[] {
  const dimensions = dimensionsOf(table);
  return table.figures.map((figure, row) =>
    [
      ...dimensions.map(({ column, codes }) => codes[column.places[row] ?? 0]),
      figure.kind === 'number' ? figure.value : figure.kind,
    ].join('|'),
  );
}

const value = fc.oneof(
  fc.constantFrom('Female', 'Male', 'Total', 'Unknown', '=HYPERLINK("x")', '+1', '-5', '@a', 'a,"b"', 'ü 国', "'=1"),
  fc.stringMatching(/^[a-z]{1,6}$/u),
);
const figure = fc.oneof(fc.nat(9999).map(String), fc.constantFrom('<5', '[c]'));

describe('a release', () => {
  test('has the same rows in every form, and nothing in it runs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(value, value, figure), {
          minLength: 1,
          maxLength: 15,
          selector: ([a, b]) => `${a.trim().toLowerCase()} ${b}`,
        }),
        async (lines) => {
          const { rows, table, bytes } = await released([['sex', 'shelter', 'count'], ...lines]);
          const head = rows[0]?.texts ?? [];
          const plain = rows.map((row) => [...row.texts]);
          expect(await texts(bytes('csv'))).toEqual(plain);
          expect(await texts(bytes('xlsx'))).toEqual(plain);
          expect(parsed(bytes('json')).rows).toEqual(
            plain.slice(1).map((row) => Object.fromEntries(head.map((name, k) => [name, row[k]]))),
          );
          const files = unzipSync(bytes('package'));
          expect(await texts(files['data.csv'] ?? new Uint8Array())).toEqual(plain);
          const [names, ...told] = await texts(bytes('sdmx-csv'));
          expect(names?.slice(0, 5)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'SEX', 'SHELTER']);
          expect(
            told.map((cells) => {
              const [, , , sex, shelter, shown, , hidden] = cells;
              return `${sex}|${shelter}|${shown !== '' ? shown : hidden === 'C' ? 'below' : 'withheld'}`;
            }),
          ).toEqual(observations(table));
          for (const format of ['csv', 'sdmx-csv'] as const)
            expect(new TextDecoder().decode(bytes(format))).not.toMatch(/(?:^|,|\r\n)"?[=+@-]/u);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('says what its columns and codes mean, in package and structure', async () => {
    const { bytes } = await released([
      ['sex', 'ageCategories', 'year', 'count'],
      ['Female', 'Age 9-17', '2020', '12'],
      ['Total', 'Total', '2020', '<10'],
    ]);
    const files = unzipSync(bytes('package'));
    const described = parsed(files['datapackage.json'] ?? new Uint8Array());
    expect(described).toMatchObject({ name: 'detected-persons', version: '2.0.0', licenses: [{ name: 'CC-BY-4.0' }] });
    expect(described.resources[0].schema.fields.map((field: { concept: string }) => field.concept)).toEqual([
      ...['SEX', 'AGE', 'YEAR', 'COUNT'],
    ]);
    const codes = new TextDecoder().decode(files['codes.csv']);
    expect(codes).toContain('ageCategories,AGE,Age 9-17,Y9T17');
    // The column itself has its name in six languages too.
    expect(codes).toMatch(/ageCategories,AGE,"?"?,"?"?,العمر,Age,Edad,Âge,Возраст,年龄/u);
    expect(parsed(files['datapackage.json'] ?? new Uint8Array()).concordance.about).toEqual([
      { name: 'Protection', value: 'k' },
    ]);
    expect(parsed(bytes('json'))).toMatchObject({
      ...{ schema: 'concordance.release/1', name: 'detected-persons', version: 2, licence: 'CC BY 4.0' },
      ...{ countingRule: 'persons', unit: 'persons', from: '2020-01-01', to: '2024-12-31', errorMargin: 0 },
      ...{ method: { name: 'k', k: 10 }, citation: 'Belarus (2025).', address: 'https://x.org', coverage: 'All' },
      columns: [
        { concept: 'SEX' },
        { concept: 'AGE', titles: { fr: 'Âge' } },
        { concept: 'YEAR' },
        { concept: 'COUNT' },
      ],
    });
    const { data } = parsed(bytes('structure'));
    expect(data.codelists.map(({ id }: { id: string }) => id)).toEqual(['CL_SEX', 'CL_AGE']);
    expect(data.codelists[0].codes[0].names).toMatchObject({ fr: 'Féminin', zh: '女' });
    expect(data.dataStructures[0].dataStructureComponents.dimensionList.timeDimensions[0].id).toBe('TIME_PERIOD');
    expect(new TextDecoder().decode(bytes('sdmx-csv')).split('\r\n')[2]).toBe(
      'dataflow,CONCORDANCE:DF_DETECTED_PERSONS(2.0.0),I,_T,_T,2020,"",Q,C,10',
    );
  });

  test('of records counts those that are alike', async () => {
    const rows = [['gender'], ['Female'], ['Male'], ['Female'], ['']].map((cells, at) => ({
      number: at,
      texts: cells,
    }));
    const release = { ...RELEASE, kind: 'synthetic' as const };
    const told = columnsTold(rows, release, ground);
    const about = { lang: 'en', facts: [], factsTitle: '' } as const;
    const words = { ...about, title: '', party: '', citation: '', address: '' };
    const given = { release, file: new Uint8Array(), rows, told, ground, ...words };
    const [, ...lines] = await texts((await writeFormat(given, 'sdmx-csv')).bytes);
    expect(lines.map((cells) => cells.slice(3, 5))).toEqual([
      ['F', '2'],
      ['M', '1'],
      ['_U', '1'],
    ]);
  });
});
