import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGS } from '../../../kernel/i18n/index.js';
import { whole } from '../formats/whole.js';
import { type Registry, registryOf } from './concept.js';
import { shippedConcepts } from './open-registry.js';
import { readConcepts } from './read-concepts.js';
import { writeConcepts } from './write-concepts.js';

let registry: Registry;
beforeAll(async () => {
  registry = registryOf(await shippedConcepts());
});

describe('the registry of concepts', () => {
  test('has titles in six languages and codes that every format takes, each once', async () => {
    const seen = new Set<string>();
    for (const { concept, code, titles } of await shippedConcepts()) {
      expect(seen.has(`${concept} ${code}`), `${concept} ${code}`).toBe(false);
      seen.add(`${concept} ${code}`);
      for (const lang of LANGS) expect(titles[lang], `${concept} ${code} ${lang}`).toMatch(/\S/u);
    }
  });

  test.each([
    ['gender', 'Female', 'SEX', 'F'],
    ['prs_Gender', 'Masculine', 'SEX', 'M'],
    ['Sex', 'Total', 'SEX', '_T'],
    ['ageCategories', 'Age 9-17', 'AGE', 'Y9T17'],
    ['Age', '0 to 17 years', 'AGE', 'Y0T17'],
    ['ExploitType', 'Forced Labor', 'FORM', 'LABOUR'],
    ['vic_ForcedLabourIndustry', 'F_Construction', 'SECTOR', 'F'],
    ['Indicator', 'Persons convicted', 'INDICATOR', 'CONVICTED'],
    ['citizenship', '0', 'CITIZENSHIP', '_U'],
    ['Labor_Type', 'Begging', 'SECTOR', 'BEGGING'],
    ['form', 'Sexual exploitation', 'FORM', 'SEXUAL'],
  ])('knows column %s with value %s', (column, value, concept, code) => {
    const found = registry.columnOf(column);
    expect(found?.code).toBe(concept);
    expect(found === null ? null : registry.codeOf(found, value)).toBe(code);
  });

  test('knows columns that say whether one value holds', () => {
    expect(registry.flagOf('isForcedLabour')).toEqual({ concept: 'FORM', code: 'LABOUR', value: '1' });
    expect(registry.flagOf('meansOfControlThreats')).toMatchObject({ concept: 'MEANS', code: 'THREATS' });
  });

  test.each(['csv', 'xlsx'] as const)('goes out as %s and comes back the same', async (format) => {
    const back = registryOf(await readConcepts(await whole(writeConcepts(registry, format))));
    expect([...back.concepts]).toEqual([...registry.concepts]);
    expect(back.everywhere).toEqual(registry.everywhere);
  });

  test('takes the codes of another list beside its own, and what is new in it', async () => {
    const file = 'concept,code,en,ictip\nSEX,F,,X1;X2\nSEX,NB,Neither,X3\n';
    const both = registryOf([...(await shippedConcepts()), ...(await readConcepts(new TextEncoder().encode(file)))]);
    const sex = both.concepts.get('SEX');
    expect(sex && ['X1', 'x2', 'X3', 'Female'].map((word) => both.codeOf(sex, word))).toEqual(['F', 'F', 'NB', 'F']);
    expect(both.lists).toEqual(['ctdc', 'glotip', 'htcds', 'ictip']);
    expect(sex?.codes.find(({ code }) => code === 'F')?.titles.en).toBe('Female');
  });

  test('says the line where a list cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.constantFrom('a b', 'é', '=x', '"'), async (before, wrong) => {
        const lines = Array.from({ length: before }, (_, k) => `SEX,C${k},x`);
        const file = ['concept,code,en', ...lines, `SEX,${wrong === '"' ? '""""' : wrong},x`].join('\n');
        await expect(readConcepts(new TextEncoder().encode(file))).rejects.toMatchObject({
          code: 'bad-concepts',
          values: { line: before + 2 },
        });
      }),
      { numRuns: 20 },
    );
  });
});
