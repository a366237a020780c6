import { Document, FootnoteReferenceRun, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { coverage } from '../../../../../tests/kit/reading-texts.js';
import { readText } from '../read.js';
import { decodeHtml, decodeText } from './decode.js';
import { openSource, SourceError } from './index.js';

vi.setConfig({ testTimeout: 60_000 });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = async (data: Uint8Array, name: string): Promise<string> => {
  try {
    await openSource(data, name);
    return 'opened';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    expect(error.message).toMatch(/^.{20,}\.$/);
    return error.code;
  }
};
const docx = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));

describe('what cannot be read', () => {
  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(0), 'a.txt'],
    ['empty', bytes(' \n\t '), 'a.txt'],
    ['empty', bytes('<!doctype html><html><script>x</script></html>'), 'a.html'],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'a.pdf'],
    ['binary', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 9), 'a.txt'],
    ['old-word', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.docx'],
    ['unsupported', bytes('{\\rtf1 The General Assembly,}'), 'a.txt'],
    ['unsupported', docx({ mimetype: 'x' }), 'a.docx'],
    ['damaged', bytes('PK\u0003\u0004 cut off'), 'a.docx'],
    ['damaged', bytes('%PDF-1.7 cut off'), 'a.pdf'],
    [
      'xml-entities',
      docx({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>' }),
      'a.docx',
    ],
    ['damaged', docx({ 'word/document.xml': '<w:document><w:p></w:document>' }), 'a.docx'],
  ])('is told as "%s"', async (code, data, name) => {
    expect(await codeOf(data, name)).toBe(code);
  });

  it('refuses a file over the limit and an archive that would grow beyond it', async () => {
    await expect(openSource(new Uint8Array(2000), 'a.txt', { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'too-large',
    });
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(bomb, 'a.docx')).toBe('zip-bomb');
  });
});

describe('plain text', () => {
  const text = 'La Asamblea General,\nReconociendo la situación de los niños y las niñas,';
  it.each<[string, Uint8Array]>([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(text)])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
  ])('is decoded from %s', async (_, data) => {
    expect((await openSource(data, 'a.txt')).text).toBe(text);
  });

  it('keeps the quotation marks of windows-1252, which some decoders turn into controls', async () => {
    const bytes = Uint8Array.from([0x93, 0x48, 0xe9, 0x6c, 0xe8, 0x6e, 0x65, 0x94, 0x20, 0x96, 0x20, 0x80, 0x0a]);
    expect(decodeText(bytes).text).toBe('“Hélène” – €\n');
    const html = Buffer.concat([Buffer.from('<meta charset="iso-8859-1"><p>'), bytes]);
    expect(decodeHtml(new Uint8Array(html))).toContain('“Hélène” – €');
  });

  it('is told from other formats by its content, not by its name', async () => {
    expect((await openSource(bytes('The General Assembly,'), 'a.pdf')).mediaType).toBe('text/plain');
    expect((await openSource(bytes('<!DOCTYPE html><p>The General Assembly,</p>'), 'a.txt')).mediaType).toBe(
      'text/html',
    );
  });
});

describe('HTML', () => {
  const html = `<!doctype html><meta charset="utf-8"><title>x</title><body><p>81/998. Harbours</p><p><i>The General Assembly</i>,</p>
    <p><i>Recalling</i> its resolution <a href="https://example.org/A/RES/1/1">70/1</a>,<sup><a href="#_ftn1">1</a></sup> and
    <br>more,</p><ol><li>Decides to open harbours;</li><li>Urges States:<ol type="a"><li>To build;</li><li>To mend;</li></ol></li>
    <li value="3">Requests a report.</li></ol><hr><div id="_ftn1"><p><a href="#_ftnref1">[1]</a> Resolution 60/1.</p></div></body>`;

  it('is read by its structure', async () => {
    const source = await openSource(bytes(html), 'a.html');
    const reading = readText(source);
    expect(reading.preambular.map((p) => [p.text, p.footnotes])).toEqual([
      ['Recalling its resolution 70/1, and more,', [1]],
    ]);
    expect(reading.operative.map((p) => [p.n, p.text, p.items.map((item) => item.label)])).toEqual([
      [1, 'Decides to open harbours;', []],
      [2, 'Urges States:', ['(a)', '(b)']],
      [3, 'Requests a report.', []],
    ]);
    expect(reading.notes.map((note) => [note.n, note.text])).toEqual([[1, 'Resolution 60/1.']]);
    expect(coverage(reading, source.text)).toEqual({ missed: 0, doubled: 0 });
  });

  it('nests as deep as it likes', async () => {
    const source = await openSource(bytes(`<!doctype html>${'<div>'.repeat(20_000)}The General Assembly,`), 'a.html');
    expect(source.text.trim()).toBe('The General Assembly,');
  });
});

describe('Word', () => {
  it('gives automatic numbers, footnotes and no-break hyphens', async () => {
    const numbered = (text: string, level: number): Paragraph =>
      new Paragraph({ text, numbering: { reference: 'list', level } });
    const file = new Document({
      numbering: {
        config: [
          {
            reference: 'list',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)' },
            ],
          },
        ],
      },
      footnotes: { 1: { children: [new Paragraph('Resolution 60/1.')] }, 2: { children: [new Paragraph('A/90/1.')] } },
      sections: [
        {
          children: [
            new Paragraph('81/998. Harbours'),
            new Paragraph('The General Assembly,'),
            new Paragraph({
              children: [
                new TextRun('Recalling the outcome,'),
                new FootnoteReferenceRun(1),
                new TextRun(' and the report,'),
                new FootnoteReferenceRun(2),
              ],
            }),
            numbered('Decides to open harbours;', 0),
            numbered('Urges States:', 0),
            numbered('To build;', 1),
            numbered('To mend;', 1),
            numbered('Requests a report.', 0),
          ],
        },
      ],
    });
    const source = await openSource(new Uint8Array(await Packer.toBuffer(file)), 'a.docx');
    const reading = readText(source);
    expect(reading.preambular.map((p) => [p.text, p.footnotes])).toEqual([
      ['Recalling the outcome, and the report,', [1, 2]],
    ]);
    expect(reading.operative.map((p) => [p.n, p.text, p.items.map((item) => item.label + item.text)])).toEqual([
      [1, 'Decides to open harbours;', []],
      [2, 'Urges States:', ['(a)To build;', '(b)To mend;']],
      [3, 'Requests a report.', []],
    ]);
    expect(reading.notes.map((note) => [note.n, note.text])).toEqual([
      [1, 'Resolution 60/1.'],
      [2, 'A/90/1.'],
    ]);
    expect(coverage(reading, source.text)).toEqual({ missed: 0, doubled: 0 });
  });
});
