import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { xmlText } from '../reader/akn/xml.js';
import type { OperativeParagraph, Reading } from '../reader/reading.js';
import { NoteNumbers, type Printed, printParagraph } from './docx-paragraph.js';
import { PAGE_WORDS, runOptions, type Setting, settingOf } from './docx-style.js';

/** A twentieth of a point, Word's unit; 567 are a centimetre. */
const CENTIMETRE = 567;

/**
 * Writes a reading as a file of Word. Notes are real footnotes, numbered by Word in the order of the text, so that they may
 * differ from those of the source where it had lost some. The head of every page names the document, and says "draft" where it
 * is one; the foot says that it is not official. With the source text, notes stand at their exact places.
 */
export async function toDocx(reading: Reading, options: { source?: string } = {}): Promise<Uint8Array> {
  const setting = settingOf(reading.document.lang);
  const notes = new NoteNumbers();
  const body = bodyOf(reading, options.source, setting, notes);
  const file = new Document({
    creator: 'Concordance',
    title: xmlText(reading.document.title ?? reading.document.symbol ?? reading.source.name),
    styles: { default: { document: { run: { font: setting.font, language: setting.language, size: 22 } } } },
    footnotes: footnotesOf(reading, notes, setting),
    sections: [
      {
        properties: {},
        headers: {
          default: new Header({ children: [line(setting, [plain(setting, headOf(reading), { bold: true })], {})] }),
        },
        footers: { default: footOf(reading, setting) },
        children: body,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function headOf({ document }: Reading): string {
  const words = PAGE_WORDS[document.lang];
  return xmlText([document.status === 'draft' ? words.draft : null, document.symbol].filter(Boolean).join(' · '));
}

function footOf({ document }: Reading, setting: Setting): Footer {
  const numbers = new TextRun({
    ...runOptions(setting),
    size: 16,
    children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
  });
  const words = new TextRun({ ...runOptions(setting), size: 16, text: `${PAGE_WORDS[document.lang].unofficial}    ` });
  return new Footer({ children: [line(setting, [words, numbers], {})] });
}

function plain(setting: Setting, text: string, style: { bold?: boolean; italics?: boolean } = {}): TextRun {
  return new TextRun({ ...runOptions(setting), text: xmlText(text), ...style });
}

function tabbed(setting: Setting, label: string): TextRun {
  return new TextRun({ ...runOptions(setting), children: [xmlText(label), new Tab()] });
}

interface LineStyle {
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
  centred?: boolean;
  indent?: number;
  hanging?: number;
  firstLine?: number;
  newPage?: boolean;
}

function line(setting: Setting, children: ParagraphChild[], style: LineStyle): Paragraph {
  return new Paragraph({
    children,
    bidirectional: setting.rightToLeft,
    spacing: { after: 120 },
    ...(style.heading ? { heading: style.heading } : {}),
    // "start" follows the direction of the paragraph; "left" would not.
    alignment: style.centred ? AlignmentType.CENTER : AlignmentType.START,
    pageBreakBefore: style.newPage ?? false,
    indent: {
      start: style.indent ?? 0,
      ...(style.hanging ? { hanging: style.hanging } : {}),
      ...(style.firstLine ? { firstLine: style.firstLine } : {}),
    },
    ...(style.hanging ? { tabStops: [{ type: TabStopType.START, position: style.indent ?? 0 }] } : {}),
  });
}

function bodyOf(reading: Reading, source: string | undefined, setting: Setting, notes: NoteNumbers): Paragraph[] {
  const { document, enactingFormula } = reading;
  const heading = (text: string, style: LineStyle) => line(setting, [plain(setting, text, { bold: true })], style);
  const operative = (paragraphs: readonly OperativeParagraph[]) =>
    paragraphs.flatMap((p, i) => {
      const newPart = p.part !== null && p.part !== paragraphs[i - 1]?.part;
      const [opening, ...items] = printParagraph(p, reading, source, setting, notes);
      return [
        ...(newPart ? [heading(p.part ?? '', { centred: true })] : []),
        ...(p.heading ? [heading(p.heading, { heading: HeadingLevel.HEADING_3 })] : []),
        line(setting, [tabbed(setting, `${p.n}.`), ...(opening?.runs ?? [])], {
          indent: CENTIMETRE,
          hanging: CENTIMETRE,
        }),
        ...items.map((printed) => itemLine(printed, setting)),
      ];
    });
  return [
    ...(document.title ? [heading(document.title, { heading: HeadingLevel.HEADING_1 })] : []),
    ...(enactingFormula
      ? [line(setting, [plain(setting, enactingFormula, { italics: setting.slanted })], { firstLine: CENTIMETRE })]
      : []),
    ...reading.preambular.flatMap((p) => {
      const [opening, ...items] = printParagraph(p, reading, source, setting, notes);
      return [
        line(setting, opening?.runs ?? [], { firstLine: CENTIMETRE }),
        ...items.map((printed) => itemLine(printed, setting)),
      ];
    }),
    ...operative(reading.operative),
    ...reading.annexes.flatMap((annex) => [
      heading(
        reading.annexes.length > 1 ? `${PAGE_WORDS[document.lang].annex} ${annex.n}` : PAGE_WORDS[document.lang].annex,
        { heading: HeadingLevel.HEADING_2, newPage: true },
      ),
      ...(annex.title ? [heading(annex.title, { heading: HeadingLevel.HEADING_2 })] : []),
      ...operative(annex.paragraphs),
    ]),
  ];
}

function itemLine({ label, depth, runs }: Printed, setting: Setting): Paragraph {
  return line(setting, [tabbed(setting, label ?? ''), ...runs], {
    indent: (1 + depth) * CENTIMETRE,
    hanging: CENTIMETRE,
  });
}

function footnotesOf(
  reading: Reading,
  notes: NoteNumbers,
  setting: Setting,
): Record<string, { children: Paragraph[] }> {
  const texts = new Map(reading.notes.map((note) => [note.n, note.text]));
  return Object.fromEntries(
    [...notes.used].map(([number, n]) => [
      String(number),
      // A marker whose note the source had lost.
      { children: [line(setting, [plain(setting, ` ${texts.get(n) ?? '…'}`)], {})] },
    ]),
  );
}
