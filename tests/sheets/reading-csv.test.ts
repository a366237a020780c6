import { describe, expect, test } from 'vitest';
import { openSheet, SheetRefusal } from '../../src/kernel/sheets/index.js';

async function read(source: Uint8Array | string | AsyncIterable<Uint8Array>) {
  const open = await openSheet(typeof source === 'string' ? new TextEncoder().encode(source) : source);
  const rows: { number: number; line: number; texts: string[] }[] = [];
  for await (const { number, line, cells } of open.rows())
    rows.push({ number, line, texts: cells.map(({ ref, text }) => `${ref}=${text}`) });
  return { rows, findings: open.findings.map(({ code, values }) => `${code} ${values.encoding ?? ''}`) };
}
const texts = async (source: Uint8Array | string) => (await read(source)).rows.flatMap((row) => row.texts);

/** Bytes of a single-byte encoding, by trying each. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  // Node 20 decodes windows-1252 as ISO 8859-1.
  table.set('’', table.get('’') ?? 0x92);
  return Uint8Array.from([...text], (character) => table.get(character) ?? 0x3f);
}

describe('delimited text', () => {
  test.each([',', ';', '\t'])('is cut at %j, wherever the others stand', async (mark) => {
    const others = [',', ';', '\t'].filter((one) => one !== mark).join('');
    expect(await texts(`a${mark}b${mark}"c${others}${others}${mark}"\r\n1${mark}${mark}3`)).toEqual([
      'A1=a',
      'B1=b',
      `C1=c${others}${others}${mark}`,
      'A2=1',
      'C2=3',
    ]);
  });

  test('keeps the line of each row, over line breaks in cells and blank lines', async () => {
    const { rows } = await read('h,i\r\n"two\r\nlines",x\n\n\n,\nlast,y');
    expect(rows).toEqual([
      { number: 1, line: 1, texts: ['A1=h', 'B1=i'] },
      { number: 2, line: 2, texts: ['A2=two\r\nlines', 'B2=x'] },
      { number: 6, line: 7, texts: ['A6=last', 'B6=y'] },
    ]);
  });

  test('keeps text as written: leading zeros, exponents, quotes inside, and formulas that a guard kept still', async () => {
    expect(await texts('00042,1e5,a "b" c,"say ""x""",\'=1+1,\'plain,-5')).toEqual([
      'A1=00042',
      'B1=1e5',
      'C1=a "b" c',
      'D1=say "x"',
      'E1==1+1',
      "F1='plain",
      'G1=-5',
    ]);
    expect(await texts('sep=;\r\na;b,c')).toEqual(['A2=a', 'B2=b,c']);
  });

  test('of 100,000 blank lines costs nothing and shifts nothing', async () => {
    const { rows } = await read(`a\n${'\n'.repeat(100_000)}b`);
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      [1, 1],
      [100_002, 100_002],
    ]);
  });

  test('comes from a stream as well', async () => {
    async function* pieces() {
      yield new TextEncoder().encode('a,ب').subarray(0, 3);
      yield new TextEncoder().encode('a,ب\n1,2').subarray(3);
    }
    expect((await read(pieces())).rows.flatMap((row) => row.texts)).toEqual(['A1=a', 'B1=ب', 'A2=1', 'B2=2']);
  });

  test('gives what stands before a fault', async () => {
    const open = await openSheet(new TextEncoder().encode('a,b\n1,2\n"x,3\n4,5'));
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const { line } of open.rows()) seen.push(line);
      })(),
    ).rejects.toThrow('bad-csv');
    expect(seen).toEqual([1, 2]);
  });

  test('with a quote that never ends is refused at its line', async () => {
    await expect(read('a,b\n1,2\n"x,3\n4,5')).rejects.toMatchObject({ code: 'bad-csv', place: '3' });
    await expect(read(`a,b\n"${'x\n'.repeat(3_000_000)}`)).rejects.toBeInstanceOf(SheetRefusal);
  });
});

describe('encodings', () => {
  const RUSSIAN = 'Код;Обязательство\r\nA1;Призывает государства-члены присоединиться к Протоколу о торговле людьми';
  const ARABIC = 'الرمز;الالتزام\r\nA1;تحث الدول الأعضاء على الانضمام إلى البروتوكول المتعلق بالاتجار بالأشخاص';
  const FRENCH = 'clé;engagement\r\nA1;Prie le Secrétaire général de présenter à l’Assemblée générale un résumé';
  const CHINESE = '编号;承诺\r\nA1;敦促会员国加入关于贩运人口的议定书并采取措施';

  test.each([
    ['UTF-8', RUSSIAN, new TextEncoder().encode(RUSSIAN), []],
    ['UTF-8 with its mark', CHINESE, new TextEncoder().encode(`\ufeff${CHINESE}`), []],
    ['UTF-16 LE', ARABIC, Buffer.from(`\ufeff${ARABIC}`, 'utf16le'), []],
    ['UTF-16 BE', CHINESE, Buffer.from(`\ufeff${CHINESE}`, 'utf16le').swap16(), []],
    ['UTF-16 LE without a mark', FRENCH, Buffer.from(FRENCH, 'utf16le'), ['encoding-guessed utf-16le']],
    ['windows-1251', RUSSIAN, encode(RUSSIAN, 'windows-1251'), ['encoding-guessed windows-1251']],
    ['windows-1256', ARABIC, encode(ARABIC, 'windows-1256'), ['encoding-guessed windows-1256']],
    ['windows-1252', FRENCH, encode(FRENCH, 'windows-1252'), ['encoding-guessed windows-1252']],
  ] as const)('%s is read, and a guess is said', async (_, text, bytes, findings) => {
    const result = await read(bytes);
    expect(result.rows.map((row) => row.texts.map((one) => one.slice(3)).join(';')).join('\r\n')).toBe(text);
    expect(result.findings).toEqual(findings);
  });

  test('GB 18030, as Excel in Chinese saves csv, is told from Russian', async () => {
    // 编号;承诺 and 敦促会员国 in GB 2312.
    const bytes = Buffer.from('b1e0bac53bb3d0c5b50d0a41313bb6d8b4d9bbe1d4b1b9fa', 'hex');
    const result = await read(bytes);
    expect(result.rows.flatMap((row) => row.texts)).toEqual(['A1=编号', 'B1=承诺', 'A2=A1', 'B2=敦促会员国']);
    expect(result.findings).toEqual(['encoding-guessed gb18030']);
  });
});
