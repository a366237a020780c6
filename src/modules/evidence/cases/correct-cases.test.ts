import { describe, expect, test } from 'vitest';
import { type CorrectOptions, correctCases } from './correct-cases.js';
import { readDictionaryJson } from './dictionary.js';
import { isoDay } from './iso-day.js';
import { applyMapping } from './mapping.js';
import { metColumns, readCases } from './read-cases.js';
import { suggestMapping } from './suggest-mapping.js';

const bytes = (text: string) => Buffer.from(text);

/** The corrected file as csv, what was done, and what is found in it afterwards. */
async function corrected(text: string, options: CorrectOptions = {}) {
  const { findings } = await readCases(bytes(text), options);
  const made = await correctCases(bytes(text), findings, options);
  const lines = [made.header.join(';')];
  for await (const row of made.rows) lines.push(row.join(';'));
  const again = made.header.length === 0 ? [] : (await readCases(bytes(`${lines.join('\n')}\n`))).findings;
  return {
    lines,
    done: made.corrections.told.map(({ done, why, column, row }) => [done, why ?? '-', column ?? '-', row].join(' ')),
    left: again.map(({ code, column, severity }) => `${severity} ${code} ${column}`),
  };
}

describe('a corrected file', () => {
  test('has what can be mended in one way, says of each change where it was, and passes', async () => {
    const { lines, done, left } = await corrected(
      'name;sex;form;age\nAnna Karenina;F;labour;<5\nx;M;=1+1;4;5\ny;F;+41 79 123 45 67;-7\nz;M;sexual;9\n',
    );
    expect(lines).toEqual(['sex;form;age', 'F;labour;', 'M;;4', 'F;;', 'M;sexual;9']);
    expect(done).toEqual([
      'column-left-out identifier-column name 1',
      'emptied table-mark age 2',
      'cut extra-cells - 3',
      'emptied formula form 3',
      'emptied identifier-value form 4',
      'emptied negative-count age 4',
    ]);
    expect(left).toEqual([]);
  });

  test('keeps the first record of a person and lets the key go', async () => {
    const { lines, done } = await corrected('key;sex\n7;F\n8;M\n7;F\n', { person: 'key' });
    expect(lines).toEqual(['sex', 'F', 'M']);
    expect(done).toEqual(['column-left-out - key 1', 'row-left-out duplicate-person - 4']);
  });

  test('leaves alone what could be mended in two ways: the header that stands twice, the count, the day that may be a month', async () => {
    const text = 'sex;sex;count;when\nF;M;3;03/04/2016\nF;M;3;2016/04/03\n';
    const { lines, left } = await corrected(text);
    expect(lines).toEqual(['sex;sex;count;when', 'F;M;3;03/04/2016', 'F;M;3;2016-04-03']);
    expect(left).toEqual(
      expect.arrayContaining([
        'refused repeated-header sex',
        'refused aggregate-table count',
        'error mixed-dates when',
      ]),
    );
  });

  test('never writes an identifier again, nor tells one', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, k) => `Zoe Qx${'abcdefghij'[k % 10]}${'kl'[k % 2]}${k > 9 ? 'o' : 'u'}z;F`,
    ).join('\n');
    const { lines, done } = await corrected(`agent;sex\nx@y.cn;F\n${rows}\n`);
    expect(lines.join()).not.toMatch(/Zoe|@/u);
    expect(done.join()).not.toMatch(/Zoe|@/u);
  });
});

test('a day is written as ISO 8601 where there is one way to read it, in twelve styles', () => {
  const day = '2016-03-29';
  for (const text of [
    ['2016-03-29', '2016/03/29', '2016.03.29', '20160329', '29/03/2016', '29-03-2016', '29.03.2016', '03/29/2016'],
    ['29 March 2016', 'March 29, 2016', '29-Mar-2016', '2016年3月29日', '29 mars 2016', '29 de marzo de 2016'],
    ['29 марта 2016', '29 مارس 2016', '2016-3-29T10:15'],
  ].flat())
    expect([text, isoDay(text)]).toEqual([text, day]);
  for (const text of ['03/04/2016', '29/03/16', '2016-02-30', '29 Brumaire 2016', '2016', 'March'])
    expect([text, isoDay(text)]).toEqual([text, null]);
});

describe('the mapping', () => {
  const dictionary = readDictionaryJson(
    JSON.stringify({
      schema: 'concordance.dictionary/1',
      name: 'd',
      unsaid: ['-99'],
      columns: { sex: ['Female', 'Male'], Labor_Type: ['Domestic Work', 'Other'], from: { form: 'country' } },
    }),
    'd',
  );
  const TEXT = 'SEX,laborType,from,office\nF,domestic-work,UA,1\nM,farm,UA,2\nF,farm,UA,1\nM,Other,xx,2\n';

  test('is proposed from names and codes that read alike, with counts of what nobody knows, and what was agreed to before comes first', async () => {
    const columns = metColumns(await readCases(bytes(TEXT)));
    const first = suggestMapping(columns, dictionary, { columns: {}, values: {} });
    expect(first.map(({ name, to, how }) => [name, to, how])).toEqual([
      ['SEX', 'sex', 'alike'],
      ['laborType', 'Labor_Type', 'alike'],
      ['from', 'from', 'same'],
      ['office', null, null],
    ]);
    expect(first[0]?.unknown).toEqual([
      { value: 'F', count: 2, to: 'Female', how: 'other-codes' },
      { value: 'M', count: 2, to: 'Male', how: 'other-codes' },
    ]);
    expect(first[1]?.unknown).toEqual([
      { value: 'farm', count: 2, to: null, how: null },
      { value: 'domestic-work', count: 1, to: 'Domestic Work', how: 'alike' },
    ]);
    expect(first[2]?.unknown).toMatchObject([{ value: 'xx', count: 1, to: null }]);
    const kept = { columns: { office: '' }, values: { laborType: { farm: 'Other' } } };
    const again = suggestMapping(columns, dictionary, kept);
    expect(again[3]).toMatchObject({ to: '', how: 'kept' });
    expect(again[1]?.unknown[0]).toEqual({ value: 'farm', count: 2, to: 'Other', how: 'kept' });
  });

  test('proposes countries for their names and for their inhabitants, and leaves what two countries share to a person', async () => {
    const text = 'from\nNigerians\nnigérien\nBelarus\nCongolese\nUA\n';
    const columns = metColumns(await readCases(bytes(text)));
    const named = (name: string) => (name === 'Belarus' ? 'BY' : null);
    const [match] = suggestMapping(columns, dictionary, { columns: {}, values: {} }, named);
    expect(match?.unknown.map(({ value, to, how }) => [value, to, how]).sort()).toEqual([
      ['Belarus', 'BY', 'country'],
      ['Congolese', null, null],
      ['Nigerians', 'NG', 'inhabitants'],
      ['nigérien', 'NE', 'inhabitants'],
    ]);
  });

  test('puts cases into the words of the dictionary: values that mean one become one, what means nothing is missing', async () => {
    const { table } = await readCases(bytes(TEXT));
    const mapped = applyMapping(table, {
      columns: { SEX: 'sex', office: '' },
      values: { SEX: { F: 'Female', M: 'Male' }, laborType: { farm: 'Other' }, from: { xx: '' } },
    });
    expect(mapped.columns.map(({ name, values, codes }) => [name, values, [...codes]])).toEqual([
      ['sex', ['Female', 'Male'], [1, 2, 1, 2]],
      ['laborType', ['domestic-work', 'Other'], [1, 2, 2, 2]],
      ['from', ['UA'], [1, 1, 1, 0]],
    ]);
  });
});
