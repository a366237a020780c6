import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { Lang } from '../i18n/index.js';
import { drawSets } from '../pictures/index.js';
import { sizeOnPage } from './draw-picture.js';
import { type PrintedDocument, toDocx, toHtml, toPdf } from './index.js';

const TITLES: Partial<Record<Lang, string>> = { en: 'Report on lists', ar: 'تقرير عن القوائم', zh: '关于名单的报告' };

function document(lang: Lang, hostile = ''): PrintedDocument {
  const title = TITLES[lang] ?? 'Title';
  const table = {
    caption: 'Table one',
    columns: [
      { label: 'List', numeric: false },
      { label: 'Persons', numeric: true },
    ],
    rows: [[`police${hostile}`, '907']],
  };
  return {
    lang,
    title,
    subtitle: `Subtitle${hostile}`,
    foot: 'Foot',
    blocks: [
      { kind: 'paragraph', manner: 'lead', text: `${title}: 11,418` },
      { kind: 'paragraph', text: 'Said otherwise.', lang: lang === 'ar' ? 'en' : 'ar' },
      { kind: 'heading', level: 2, text: `Heading${hostile}` },
      { kind: 'list', items: ['Is it so?', `two${hostile}`] },
      { kind: 'facts', facts: [{ name: 'SHA-256', value: 'f'.repeat(64) }] },
      { kind: 'table', table },
      {
        kind: 'picture',
        picture: drawSets(
          {
            id: 'p',
            title: 'Picture one',
            description: `Shown${hostile}`,
            rightToLeft: lang === 'ar',
            number: String,
            table,
          },
          ['a', `b${hostile}`],
          [{ members: [0, 1], count: 7 }],
        ),
      },
      { kind: 'code', text: 'concordance estimate FILE' },
    ],
  };
}

/** Words that would do harm if any writer took them for its own markup. */
const HOSTILE = ' <script>alert(1)</script> #panic("x") $a$ \\ " \u0007 *b* @c ]';

describe('a printed document', () => {
  test('as HTML stands alone, without script, and escapes what it is given', () => {
    const html = toHtml(document('ar', HOSTILE));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<p lang="en" dir="ltr">Said otherwise.</p>');
    expect(html.indexOf('11,418')).toBeLessThan(html.indexOf('<h2'));
  });

  test.each(['en', 'ar', 'zh'] as const)(
    'as PDF in %s is tagged, knows its language, and gives its text back',
    async (lang) => {
      const pdf = await toPdf(document(lang, HOSTILE));
      const raw = Buffer.from(pdf).toString('latin1');
      expect(raw).toContain('/StructTreeRoot');
      expect(raw).toMatch(new RegExp(`/Lang ?\\(${lang}\\)`));
      expect(raw).toContain('pdfuaid:part');
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
      const flat = text.normalize('NFKC').replace(/\s+/g, '');
      expect(flat).toContain('11,418');
      if (lang !== 'ar') expect(flat).toContain(TITLES[lang]?.replace(/\s+/g, ''));
      // Arabic comes back in the order of the page; its letters are all there.
      else expect([...(TITLES.ar ?? '')].every((letter) => flat.includes(letter.trim()))).toBe(true);
    },
  );

  test('as PDF takes names in scripts that no font has, without the mark of PDF/UA', async () => {
    const pdf = await toPdf(document('en', ' \u1401 \ua000'));
    expect(Buffer.from(pdf).toString('latin1')).toContain('/StructTreeRoot');
  });

  test('as Word has styles, real headings, tables with a head, and pictures with a description', async () => {
    const xml = partsOf(await toDocx(document('ar', HOSTILE)));
    const body = xml['word/document.xml'] ?? '';
    // A question in English keeps its mark behind it, a hash is what it was.
    expect(body).toContain('>\u200eIs it so?\u200e<');
    expect(body).toContain(`>${'f'.repeat(64)}<`);
    expect(body).toContain('w:pStyle w:val="Title"');
    expect(body).toContain('w:pStyle w:val="Heading1"');
    expect(body).toContain('<w:tblHeader');
    expect(body).toContain('<w:bidiVisual');
    expect(body).toContain('<w:bidi');
    expect(body).toMatch(/<wp:docPr[^>]*descr="\u200e?Shown/);
    expect(Object.keys(xml).filter((name) => name.endsWith('.svg'))).toHaveLength(1);
    expect(Object.keys(xml).filter((name) => name.endsWith('.png'))).toHaveLength(1);
    const english = partsOf(await toDocx(document('en')))['word/document.xml'] ?? '';
    expect(english).not.toContain('bidiVisual');
    // What is in another language runs in its own direction.
    expect(english.match(/<w:bidi\/>/gu)).toHaveLength(1);
  });

  test('a picture keeps its shape and stands whole on a page, however tall it is', () => {
    expect(sizeOnPage({ width: 400, height: 200 })).toEqual({ width: 12, height: 6 });
    const tall = sizeOnPage({ width: 400, height: 2000 });
    expect(tall.height).toBeCloseTo(21, 9);
    expect(tall.width).toBeCloseTo(4.2, 9);
  });
});

/** The parts of the package; every XML of it is well-formed. */
function partsOf(docx: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
  for (const [name, text] of Object.entries(parts)) {
    if (!/\.(xml|rels|svg)$/.test(name)) continue;
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(text).close();
  }
  return parts;
}
