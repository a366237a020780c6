import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { directionOf, type Lang } from '../i18n/index.js';
import type { Picture, PictureTable } from '../pictures/index.js';
import { rasterize, sizeOnPage } from './draw-picture.js';
import type { Block, PrintedDocument, Run } from './printed-document.js';
import { settled } from './settle-direction.js';

const TAGS: Record<Lang, string> = { ar: 'ar-SA', en: 'en-GB', es: 'es-ES', fr: 'fr-FR', ru: 'ru-RU', zh: 'zh-CN' };

/** Dots of Word (96 an inch) in a centimetre. */
const DOTS = 96 / 2.54;

/**
 * A file of Word with its own styles: headings that make a table of contents, tables with a repeated head, pictures as SVG with
 * a PNG beside it for programs that do not draw SVG. In Arabic everything runs from the right. @throws PrintingUnavailable
 */
export async function toDocx(document: PrintedDocument): Promise<Uint8Array> {
  const { lang, title, subtitle, foot, blocks } = settled(document);
  const setting = settingOf(lang);
  const children: (Paragraph | Table)[] = [
    line(setting, [run(setting, title)], { heading: HeadingLevel.TITLE }),
    line(setting, [run(setting, subtitle, { color: '4c5866' })]),
  ];
  const notes: Notes = {};
  for (const block of blocks) children.push(...(await blockOf(block, setting, notes)));
  const footer = line(setting, [
    run(setting, `${foot}    `, { size: 16 }),
    new TextRun({ ...setting.run, size: 16, children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] }),
  ]);
  const heading = (size: number) => ({
    run: { size, bold: true, color: '16202c', font: setting.font },
    paragraph: { spacing: { before: 240, after: 120 } },
  });
  const file = new Document({
    creator: 'Concordance',
    title: cleanXml(title),
    styles: {
      default: {
        document: { run: { font: setting.font, language: setting.language, size: 21 } },
        title: heading(40),
        heading1: heading(30),
        heading2: heading(25),
        listParagraph: { run: {} },
      },
    },
    numbering: {
      config: [
        {
          reference: 'dots',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { start: 400, hanging: 300 } } },
            },
          ],
        },
        {
          reference: 'paragraphs',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              // Lines go on under the number, as in documents of the United Nations.
              style: { paragraph: { indent: { start: 0, firstLine: 0 } } },
            },
          ],
        },
      ],
    },
    footnotes: notes,
    sections: [{ properties: {}, footers: { default: new Footer({ children: [footer] }) }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

type Notes = Record<string, { children: Paragraph[] }>;

interface Setting {
  rightToLeft: boolean;
  font: { ascii: string; hAnsi: string; cs: string; eastAsia: string };
  language: { value: string; eastAsia: string; bidirectional: string };
  run: IRunOptions;
}

/** Fonts by the names that Word has everywhere. */
function settingOf(lang: Lang): Setting {
  const rightToLeft = directionOf(lang) === 'rtl';
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: rightToLeft ? 'Arial' : 'Calibri', eastAsia: 'SimSun' };
  const language = { value: TAGS[lang], eastAsia: 'zh-CN', bidirectional: 'ar-SA' };
  return { rightToLeft, font, language, run: { font, language, rightToLeft } };
}

async function blockOf(block: Block, setting: Setting, notes: Notes): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading':
      return [
        line(setting, [run(setting, block.text)], {
          heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ];
    case 'paragraph': {
      const own = block.lang === undefined ? setting : settingOf(block.lang);
      return [line(own, [run(own, block.text, MANNERS[block.manner ?? 'plain'])])];
    }
    case 'numbered':
      return [
        line(
          setting,
          block.runs.map((one) => runOf(one, notes)),
          { numbered: 'paragraphs' },
        ),
      ];
    case 'list':
      return block.items.map((item) => line(setting, [run(setting, item)], { numbered: 'dots' }));
    case 'facts':
      return block.facts.map(({ name, value }) =>
        line(setting, [run(setting, `${name}: `, { bold: true }), run(setting, value)]),
      );
    case 'table':
      return tableOf(block.table, setting);
    case 'picture':
      return [
        line(setting, [run(setting, block.picture.title, { bold: true })], { keepNext: true }),
        line(setting, [await imageOf(block.picture)]),
        line(setting, [run(setting, block.picture.description, MANNERS.quiet)]),
        ...tableOf(block.picture.table, setting),
      ];
    case 'code':
      return [
        new Paragraph({
          spacing: { after: 120 },
          children: [new TextRun({ text: cleanXml(block.text), font: 'Consolas', size: 19 })],
        }),
      ];
  }
}

const MANNERS: Record<'plain' | 'lead' | 'quiet', IRunOptions> = {
  plain: {},
  lead: { size: 28, bold: true },
  quiet: { color: '4c5866' },
};

async function imageOf(picture: Picture): Promise<ImageRun> {
  const size = sizeOnPage(picture);
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(picture.svg),
    fallback: { type: 'png', data: Buffer.from(await rasterize(picture)) },
    transformation: { width: Math.round(size.width * DOTS), height: Math.round(size.height * DOTS) },
    altText: { name: picture.id, title: cleanXml(picture.title), description: cleanXml(picture.description) },
  });
}

function tableOf({ caption, columns, rows }: PictureTable, setting: Setting): (Paragraph | Table)[] {
  const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'e2ded4' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (text: string, k: number, bold: boolean) =>
    new TableCell({
      children: [
        new Paragraph({
          bidirectional: setting.rightToLeft,
          alignment: columns[k]?.numeric ? AlignmentType.END : AlignmentType.START,
          children: [run(setting, text, { bold, size: 19 })],
        }),
      ],
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
    });
  return [
    line(setting, [run(setting, caption, { bold: true })], { keepNext: true }),
    new Table({
      ...(setting.rightToLeft ? { visuallyRightToLeft: true } : {}),
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: {
        top: hairline,
        bottom: hairline,
        left: none,
        right: none,
        insideHorizontal: hairline,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ label }, k) => cell(label, k, true)),
        }),
        ...rows.map(
          (cells) => new TableRow({ cantSplit: true, children: cells.map((text, k) => cell(text, k, false)) }),
        ),
      ],
    }),
    new Paragraph({ spacing: { after: 160 }, children: [] }),
  ];
}

interface LineStyle {
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
  numbered?: 'dots' | 'paragraphs';
  keepNext?: boolean;
}

function line(
  setting: Setting,
  children: ParagraphChild[],
  { heading, numbered, keepNext = false }: LineStyle = {},
): Paragraph {
  return new Paragraph({
    children,
    bidirectional: setting.rightToLeft,
    // "start" follows the direction of the paragraph; "left" would not.
    alignment: AlignmentType.START,
    keepNext,
    ...(heading ? { heading } : { spacing: { after: 120 } }),
    ...(numbered === undefined ? {} : { numbering: { reference: numbered, level: 0 } }),
    ...(numbered === 'paragraphs' ? { tabStops: [{ type: TabStopType.LEFT, position: 560 }] } : {}),
  });
}

/** Text in its own language and direction; a note becomes a footnote of Word. */
function runOf(one: Run, notes: Notes): ParagraphChild {
  const setting = settingOf(one.lang);
  if ('text' in one) return run(setting, one.text);
  const id = Object.keys(notes).length + 1;
  notes[id] = {
    children: [
      new Paragraph({
        bidirectional: setting.rightToLeft,
        alignment: AlignmentType.START,
        children: [run(setting, ` ${one.note}`, { size: 17 })],
      }),
    ],
  };
  return new FootnoteReferenceRun(id);
}

function run(setting: Setting, text: string, style: IRunOptions = {}): TextRun {
  return new TextRun({ ...setting.run, ...style, text: cleanXml(text) });
}

/** XML cannot hold control characters, not even escaped. */
function cleanXml(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
