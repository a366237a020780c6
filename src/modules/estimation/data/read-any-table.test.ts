import { describe, expect, test } from 'vitest';
import { sayRefusal } from '../words.js';
import { readAnyTable } from './read-any-table.js';
import { readHistories } from './read-histories.js';
import { EstimationRefusal } from './refusal.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const refusal = async (bytes: Uint8Array) => {
  const error = await readAnyTable(bytes).catch((caught: unknown) => caught);
  if (!(error instanceof EstimationRefusal)) throw new Error('It was read');
  return error;
};

describe('a table from any file', () => {
  test('reads UTF-8, with a mark or without, by comma, semicolon or tab', async () => {
    const wanted = { header: ['شرطة', '庇护所', 'count'], rows: [['1', '0', '7']] };
    for (const mark of [',', ';', '\t'])
      expect(await readAnyTable(utf8(`\ufeffشرطة${mark}庇护所${mark}count\n1${mark}0${mark}7\n`))).toEqual(wanted);
  });

  test('reads what Excel saves as Unicode text', async () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffشرطة\tمأوى\tcount\r\n1\t0\t7\r\n', 'utf16le'));
    expect(await readAnyTable(utf16)).toEqual({ header: ['شرطة', 'مأوى', 'count'], rows: [['1', '0', '7']] });
    const unmarked = new Uint8Array(Buffer.from('police,shelter,count\n1,0,7\n', 'utf16le'));
    expect(await readAnyTable(unmarked)).toEqual({ header: ['police', 'shelter', 'count'], rows: [['1', '0', '7']] });
  });

  test('counts rows as people do, blank lines too', async () => {
    const table = await readAnyTable(utf8('A,B,count\n1,0,5\n\n0,1,4\n,,\n1,1,2.5\n'));
    expect(table.rows).toHaveLength(3);
    expect(() => readHistories(table)).toThrow('"row":6');
    const ragged = await refusal(utf8('A,B,count\n1,0,5\n\n0,1\n'));
    expect([ragged.code, ragged.values.row]).toEqual(['ragged-row', 4]);
  });

  test('reads letters in an old encoding without losing the names', async () => {
    // "警察,庇护" in GBK, as Excel saves csv in Chinese.
    const gbk = new Uint8Array([0xbe, 0xaf, 0xb2, 0xec, 0x2c, 0xb1, 0xd3, 0xbb, 0xa4, 0x0a, 0x31, 0x2c, 0x30, 0x0a]);
    const { header, rows } = await readAnyTable(gbk);
    expect(new Set(header).size).toBe(2);
    expect(rows).toEqual([['1', '0']]);
  });

  test('says in the reader’s language what else the file is, and how to mend it', async () => {
    const oldExcel = new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(600).fill(0),
    ]);
    const refused = await refusal(oldExcel);
    expect(refused.code).toBe('unreadable');
    expect(sayRefusal('en', refused)).toContain('Save your table as .xlsx');
    expect(sayRefusal('ar', refused)).toContain('xlsx');
    expect((await refusal(utf8(''))).code).toBe('empty-file');
    expect(sayRefusal('en', await refusal(utf8('<html><body><table></table></body></html>')))).not.toContain(
      'undefined',
    );
  });
});
