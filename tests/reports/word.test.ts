import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { addMessages, translatorFor } from '../../src/kernel/i18n/index.js';
import { toDocx, toHtml, toPdf } from '../../src/kernel/print/index.js';
import { commitments } from '../../src/modules/commitments/plugin.js';
import { phraseOf } from '../../src/modules/reports/compose/phrases.js';
import { reportDocument } from '../../src/modules/reports/copies/report-document.js';
import { reports } from '../../src/modules/reports/plugin.js';
import type { Block } from '../../src/modules/reports/report/block.js';
import { composedReport } from '../kit/composed-report.js';
import { type LineOfInk, linesOfInk } from '../kit/lines-of-ink.js';

for (const { name, messages } of [reports, commitments]) if (messages) addMessages(name, messages);

const run = promisify(execFile);
const SOFFICE = process.env.SOFFICE ?? 'soffice';
const office = await run(SOFFICE, ['--version'], { timeout: 60_000 }).then(
  () => true,
  () => false,
);
if (!office) console.warn('concordance: no LibreOffice here; that it opens reports of Word is skipped.');

const draws = await run('pdftoppm', ['-v'], { timeout: 60_000 }).then(
  () => true,
  () => false,
);
if (!draws)
  console.warn(
    'concordance: no pdftoppm here; that Arabic is seen from the right on a picture of the page is skipped.',
  );

const folder = mkdtempSync(join(tmpdir(), 'concordance-word-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SIZE = { paragraphs: 40, notes: 12 };
const copy = (lang: 'en' | 'ar' | 'zh') =>
  reportDocument(lang, composedReport(lang, SIZE), { kind: 'draft', now: new Date('2026-11-30T00:00:00Z') });

/** Pages of a PDF as text without blanks. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/gu, ''));
}

/** Each footnote stands on the page of the paragraph that has it, or where that one goes on. */
function expectNotesInPlace(pages: readonly string[]): void {
  for (let n = 1; n <= SIZE.notes; n += 1) {
    const note = pages.findIndex((page) => page.includes(`Note${n}:`));
    const mark = pages.findIndex((page) => new RegExp(`Mark${n}(?!\\d)`, 'u').test(page));
    expect(mark, `paragraph ${n}`).toBeGreaterThanOrEqual(0);
    expect(note - mark, `note ${n} is on page ${note}, its paragraph on ${mark}`).toBeOneOf([0, 1]);
  }
}

/** The first page of a PDF as somebody sees it; null where there is nothing that draws one. */
async function firstPage(pdf: Uint8Array, name: string): Promise<LineOfInk[] | null> {
  if (!draws) return null;
  const place = join(folder, name);
  writeFileSync(`${place}.pdf`, pdf);
  await run('pdftoppm', ['-r', '60', '-png', '-singlefile', `${place}.pdf`, place], { timeout: 60_000 });
  const png = new Uint8Array(readFileSync(`${place}.png`));
  if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, `${name}.png`), png);
  return linesOfInk(png);
}

/** Lines begin at one edge, and end wherever their words end. */
function expectBeginnings(lines: readonly LineOfInk[] | null, edge: 'left' | 'right'): void {
  if (lines === null) return;
  const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
  const at = {
    left: lines.filter((line) => line.left < left + 0.03).length,
    right: lines.filter((line) => line.right > right - 0.03).length,
  };
  const other = edge === 'left' ? 'right' : 'left';
  expect(at[edge] / lines.length, edge).toBeGreaterThan(0.6);
  expect(at[edge], edge).toBeGreaterThan(at[other]);
}

describe('a report of Word', () => {
  it('has true footnotes, real numbers, headings, and runs from the right in Arabic', async () => {
    const parts = unzipSync(await toDocx(copy('ar')));
    const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const body = xml('word/document.xml');
    expect(body.match(/<w:footnoteReference /gu)).toHaveLength(SIZE.notes);
    expect(xml('word/footnotes.xml')).toContain('Note12: A/RES/64/293, 12.');
    expect(body.match(/<w:numPr>/gu)).toHaveLength(SIZE.paragraphs);
    expect(xml('word/numbering.xml')).toContain('w:val="decimal"');
    expect(body).toContain('w:val="Heading1"');
    expect(body).toContain('أولا -');
    expect(body).toContain('<w:bidi');
    expect(xml('word/footnotes.xml')).toContain('<w:bidi');
  });

  it('shows a map by its States, with its description and what is said of boundaries', async () => {
    const composing = composedReport('en', SIZE);
    const [section] = composing.content.sections;
    const option = { option: 'o', words: { en: 'in force' }, said: 1 };
    const block: Block = {
      ...{ id: 'map', version: 1, wording: null, joins: false, cites: false, sources: [] },
      body: {
        ...{ kind: 'map', asked: { call: 'c', question: 'q' }, among: 'states', words: { en: 'Is there a law?' } },
        told: [option],
        marks: [
          { party: 'one', m49: '112', option: 'o' },
          { party: 'two', m49: '404', option: null },
        ],
      },
    };
    const named = (code: string, name: string) => ({ code, names: { en: name }, state: true });
    const document = reportDocument(
      'en',
      {
        ...composing,
        content: { ...composing.content, sections: section === undefined ? [] : [{ ...section, blocks: [block] }] },
        annex: { ...composing.annex, parties: { one: named('BY', 'Belarus'), two: named('KE', 'Kenya') } },
      },
      { kind: 'draft', now: new Date('2026-11-30T00:00:00Z') },
    );
    const parts = unzipSync(await toDocx(document));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(body).toContain('descr="States whose answer is public: 2 (in force: 1 and Another answer: 1)."');
    expect(body).toContain('Another answer');
    expect(Object.keys(parts).filter((name) => /media\/.+\.(png|svg)$/u.test(name))).toHaveLength(2);
    const [pages, html] = [(await pagesOf(await toPdf(document))).join(''), toHtml(document)];
    for (const text of [pages, html.replace(/\s+/gu, '')]) {
      expect(text).toContain('Belarus');
      expect(text).toContain('Istherealaw?(inforce)');
    }
    expect(html).toContain('Kenya: Another answer');
    expect(html).toContain('Boundaries, names');
  });

  it('says how far the register has come in every copy, in the language of the frame', async () => {
    const body = {
      kind: 'register' as const,
      commitments: ['done', 'done', 'under-way'].map((state, at) => ({ id: `c-${at}`, state })),
      on: '2026-11-30',
    };
    const block: Block = { id: 'r', version: 1, wording: null, joins: false, cites: false, sources: [], body };
    expect(phraseOf(translatorFor('en'), body, 'en')).toBe(
      'As at 30 November 2026, the register had 3 commitments on this matter: 2 (done) and 1 (under way).',
    );
    for (const lang of ['en', 'fr', 'zh'] as const) {
      const composing = composedReport(lang, SIZE);
      const sections = composing.content.sections.slice(0, 1).map((one) => ({ ...one, blocks: [block] }));
      const document = reportDocument(
        lang,
        { ...composing, content: { ...composing.content, sections } },
        { kind: 'draft', now: new Date('2026-11-30T00:00:00Z') },
      );
      const said = phraseOf(translatorFor(lang), body, lang);
      const blank = (text: string) => text.replace(/<[^>]+>/gu, '').replace(/\s+/gu, '');
      const docx = strFromU8(unzipSync(await toDocx(document))['word/document.xml'] ?? new Uint8Array());
      const pdf = (await pagesOf(await toPdf(document))).join('');
      for (const text of [docx, toHtml(document), pdf]) expect(blank(text), lang).toContain(blank(said));
    }
  });

  it.skipIf(!office)(
    'is opened by LibreOffice without repair, with the footnotes in place',
    async () => {
      for (const lang of ['en', 'ar'] as const) {
        const file = join(folder, `report-${lang}.docx`);
        writeFileSync(file, await toDocx(copy(lang)));
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
        const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, file];
        const { stderr } = await run(SOFFICE, args, { timeout: 150_000 });
        expect(stderr).not.toMatch(/repair|corrupt|error/iu);
        const pdf = new Uint8Array(readFileSync(join(folder, `report-${lang}.pdf`)));
        if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, `report-${lang}.pdf`), pdf);
        const pages = await pagesOf(pdf);
        expect(pages.length).toBeGreaterThan(3);
        // In Arabic the order of letters on a line is that of the page; marks in Latin letters stay whole.
        if (lang === 'en') {
          expectNotesInPlace(pages);
          expect(pages[0]).toContain('DRAFTof');
          expect(pages.at(-1)).toContain('40.');
        } else expect(pages.join('')).toContain('A/RES/64/293');
        expectBeginnings(await firstPage(pdf, `word-${lang}`), lang === 'ar' ? 'right' : 'left');
      }
    },
    360_000,
  );

  it('is set by typst with the footnotes in place, too', async () => {
    const pages = await pagesOf(await toPdf(copy('en')));
    expectNotesInPlace(pages);
    expect(pages.at(-1)).toContain('DRAFTof');
    const arabic = await toPdf(copy('ar'));
    if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, 'typst-ar.pdf'), arabic);
    expect(Buffer.from(arabic).toString('latin1')).toContain('/StructTreeRoot');
    expectBeginnings(await firstPage(arabic, 'typst-ar'), 'right');
  }, 120_000);
});
