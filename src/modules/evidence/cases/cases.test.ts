import { describe, expect, test } from 'vitest';
import { valueAt } from './case-table.js';
import { checkDictionary } from './check-dictionary.js';
import { readDictionaryJson } from './dictionary.js';
import { detectDictionary } from './known-dictionaries.js';
import { metColumns, type ReadOptions, readCases } from './read-cases.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const read = (text: string, options: ReadOptions = {}) => readCases(bytes(text), options);
const codesOf = async (text: string, options: ReadOptions = {}) =>
  (await read(text, options)).findings.map(({ code, column, row }) => [code, column, row].join(' ').trim());

describe('case records', () => {
  test('become columns of codes, empty cells missing', async () => {
    const { table, findings } = await read('sex;age\nF;0-8\n;9-17\nM;\nF;0-8\n');
    expect(findings).toEqual([]);
    expect(table.columns.map(({ name, values }) => [name, values])).toEqual([
      ['sex', ['F', 'M']],
      ['age', ['0-8', '9-17']],
    ]);
    expect([...(table.columns[0]?.codes ?? [])]).toEqual([1, 0, 2, 1]);
    expect(table.columns.map((column) => valueAt(column, 1))).toEqual(['', '9-17']);
  });

  test('are read from UTF-16 and windows-1252 alike', async () => {
    const text = 'sexe,pays\nFéminin,Perú\nMasculin,Chile\n';
    const wide = await readCases(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes(text, 'utf16le')]));
    const old = await readCases(bytes(text, 'latin1'));
    expect(wide.table).toEqual(old.table);
    expect(old.table.columns[0]?.values).toEqual(['Féminin', 'Masculin']);
  });

  test('with three delimiters, or two in turn, are refused at the line', async () => {
    await expect(read('sex,age;form\tmeans\nF,3;a\tb\n')).rejects.toMatchObject({
      code: 'delimiters-mixed',
      values: { line: 1 },
    });
    await expect(read('sex,age\nF,3\nM;4\n"a;b",5\nM,4\n')).rejects.toMatchObject({
      code: 'delimiters-mixed',
      values: { line: 3 },
    });
    expect(await codesOf('sex,age\n"a;b;c",3\nM,4\n')).toEqual([]);
  });

  test.each(['', 'sex,age\n'])('that are not there are said to be missing: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: text === '' ? 'empty-file' : 'no-rows' });
  });

  test.each([
    ['name,sex\nx,F\n', 'identifier-column name 1'],
    ['prs_FirstName,sex\nx,F\n', 'identifier-column prs_FirstName 1'],
    ['numéro de téléphone,sex\nx,F\n', 'identifier-column numéro de téléphone 1'],
    ['Correo electrónico,sex\nx,F\n', 'identifier-column Correo electrónico 1'],
    ['Фамилия,sex\nx,F\n', 'identifier-column Фамилия 1'],
    ['تاريخ الميلاد,sex\nx,F\n', 'identifier-column تاريخ الميلاد 1'],
    ['身份证,sex\nx,F\n', 'identifier-column 身份证 1'],
    ['case_id,sex\nx,F\n', 'identifier-column case_id 1'],
    ['form,sex\na,F\nMaria Lopez,F\n', 'identifier-value form 3'],
    ['form,sex\na,F\n王小明 +86 139 1234 5678 x@y.cn,F\n', 'identifier-value form 3'],
    ['form,sex\na,F\n+41 79 123 45 67,F\n', 'identifier-value form 3'],
    ['form,sex\na,F\nAB1234567,F\n', 'identifier-value form 3'],
    ['form,sex\na,F\n"12 rue de la Paix, Paris",F\n', 'identifier-value form 3'],
    ['form,sex\na,F\n46.20440 6.14320,F\n', 'identifier-value form 3'],
    [`form,sex\na,F\n${'she told us that '.repeat(9)},F\n`, 'identifier-value form 3'],
    ['sex,count\nF,5\n', 'aggregate-table count 1'],
    ['sex,sex\nF,M\n', 'repeated-header sex 1'],
    ['sex,,form\nF,x,y\n', 'empty-header 2 1'],
    ['sex,age\nF,3\nM,<5\n', 'table-mark age 3'],
    ['sex,age\nF,3\nM,n/a\n', 'table-mark age 3'],
    ['sex,age\nF,3\nM,..\n', 'table-mark age 3'],
    ['sex,age\nF,3\nM,-\n', 'table-mark age 3'],
    ['sex,age\nF,3\nM,-7\n', 'negative-count age 3'],
    ['sex,age\nF,3\nM,=1+1\n', 'formula age 3'],
    ['sex,age\nF,3\nM,4,5\n', 'extra-cells  3'],
    ['sex,when\nF,2016-03-01\nM,01/02/2016\n', 'mixed-dates when 3'],
    ['sex,when\nF,2016-03-01\nM,2016-03-02\n', 'dates when 2'],
    ['sex,age\nFemale,3\nMale,4\nM,4\n', 'mixed-codes sex 4'],
    ['sex,age\nFemale,3\nfemale,4\n', 'mixed-codes sex 3'],
    ['sex,from\nF,FR\nM,DE\nM,IT\nM,ESP\nM,PT\n', 'mixed-codes from 5'],
    ['sex,age\nF,\n', 'no-value age'],
  ])('are looked through: %j', async (text, wanted) => {
    expect(await codesOf(text)).toContain(wanted);
  });

  test('with ordinary codes are left in peace', async () => {
    const text =
      'yearOfRegistration,Datasource,citizenship,isForcedLabour,Labor_Type,ageCategories,country name\n2015,Case Management,UA,-99,Domestic Work,Age 48+,Peru\n2016,Hotline,0,1,Begging;Peddling,Age 9-17,Côte d’Ivoire\n';
    expect(await codesOf(text)).toEqual([]);
  });

  test('have one of a person: the first of a key stays, and the key goes', async () => {
    const { table, findings } = await read('case id,sex\n7,F\n8,M\n7,M\n', { person: 'case id' });
    expect(table.rows).toBe(2);
    expect(table.columns.map(({ name }) => name)).toEqual(['sex']);
    expect(findings).toMatchObject([{ code: 'duplicate-person', row: 4, count: 1 }]);
  });

  test('with more values than a category has are refused', async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => `v${at},F`).join('\n');
    expect(await codesOf(`form,sex\n${rows}\n`)).toEqual(['too-many-values form 5002']);
  });

  test('never show an identifier in what is said of them', async () => {
    const { findings } = await read('form,sex\nMaria Lopez,F\nAB1234567,F\n+41 79 123 45 67,M\n');
    expect(findings.length).toBeGreaterThan(2);
    expect(JSON.stringify(findings)).not.toMatch(/Maria|AB1234567|123/);
  });

  test('are compared with a dictionary', async () => {
    const { table, met } = await read('sex,from,job\nfemale,UA,a\nwoman,xx,b\n-99,UA,c\nwoman,UA,c\n');
    const dictionary = readDictionaryJson(
      '{"schema":"concordance.dictionary/1","name":"d","unsaid":["-99"],"columns":{"sex":["female","male"],"from":{"form":"country"}}}',
      'd.json',
    );
    expect(checkDictionary(metColumns({ table, met }), dictionary)).toMatchObject([
      { code: 'unknown-value', column: 'sex', row: 3, count: 2, values: { value: 'woman' } },
      { code: 'unknown-value', column: 'from', row: 3, count: 1 },
      { code: 'unknown-column', column: 'job' },
    ]);
    expect(() => readDictionaryJson('[1]', 'x')).toThrow(/bad-dictionary/);
    expect(detectDictionary(table)).toBeNull();
  });
});
