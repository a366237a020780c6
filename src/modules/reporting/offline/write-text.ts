import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { directionOf, LANGUAGE_NAMES, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { partyName } from '../../parties/index.js';
import { inOrder } from '../calls/content.js';
import type { Question } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import type { WholeSubmission } from '../submissions/get-submission.js';
import { draftOrFinalOf } from '../submissions/printed-copy.js';
import { fileMark, rowMark, rowsOf } from './marks.js';
import { audienceLabel, cellsOf, hintOf, otherOf } from './values.js';

/**
 * The questionnaire as a file of Word: after each question a table whose first cells hold, small and grey, the marks by which answers are
 * found again, and whose other cells are to be filled in.
 */
export async function questionnaireText(whole: WholeSubmission, lang: Lang): Promise<Uint8Array> {
  const t = translatorFor(lang);
  const { call, content, party, draft } = whole;
  const rightToLeft = directionOf(lang) === 'rtl';
  const words = (place: string) => textIn(content.texts, place, lang, content.lang)?.text ?? '';
  const run = (text: string, style: { bold?: boolean; size?: number; color?: string } = {}) =>
    new TextRun({ text: clean(text), rightToLeft, ...style });
  const line = (text: string, style: Parameters<typeof run>[1] & { heading?: 'title' | 'section' } = {}) =>
    new Paragraph({
      children: [run(text, style)],
      bidirectional: rightToLeft,
      alignment: AlignmentType.START,
      spacing: { after: 100 },
      ...(style.heading === 'title' ? { heading: HeadingLevel.TITLE } : {}),
      ...(style.heading === 'section' ? { heading: HeadingLevel.HEADING_1 } : {}),
    });
  const cell = (text: string, width: number, quiet = false) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      children: text.split('\n').map((one) => line(one, quiet ? { size: 14, color: '808080' } : {})),
    });
  const row = (mark: string, label: string, cells: readonly string[]) =>
    new TableRow({
      children: [
        new TableCell({
          width: { size: 24, type: WidthType.PERCENTAGE },
          children: [line(label), line(`[${mark}]`, { size: 10, color: 'a0a0a0' })],
        }),
        ...cells.map((text) => cell(text, 76 / cells.length)),
      ],
    });
  const table = (rows: TableRow[]) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows,
      ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    });

  let number = 0;
  const children = [
    line(`${partyName(t, party)}: ${words('title')}`, { heading: 'title' }),
    line(draftOrFinalOf(whole, lang), { bold: true }),
    line(t('reporting.offline.keep-marks')),
    line(`[${fileMark(call.key, party.code)}]`, { size: 10, color: 'a0a0a0' }),
    ...inOrder(content).flatMap(({ section, questions }) => [
      ...(section === null ? [] : [line(words(`section/${section}`), { heading: 'section' })]),
      ...questions.flatMap((question) => questionParts(question)),
    ]),
  ];
  const file = new Document({ creator: 'Concordance', title: words('title'), sections: [{ children }] });
  return new Uint8Array(await Packer.toArrayBuffer(file));

  function questionParts(question: Question) {
    number += 1;
    const { id, asked } = question;
    const held = draft?.answers.get(id) ?? null;
    const value = held?.value ?? null;
    const cells = cellsOf(t, content, question, value);
    const width = asked.kind === 'table' ? asked.columns.length : 1;
    const answerRows = Array.from({ length: rowsOf(question) }, (_, at) => {
      const given = cells[at] ?? [];
      const label = asked.kind === 'table' ? String(at + 1) : t('reporting.offline.column.answer');
      return row(
        rowMark(id, at + 1),
        label,
        Array.from({ length: width }, (__, k) => given[k] ?? ''),
      );
    });
    const besides = asked.kind === 'as-last-time' || (asked.kind === 'choice' && asked.other);
    const notes = [
      ...(besides ? [row(`other ${id}`, t('reporting.offline.column.other'), [otherOf(value)])] : []),
      row(`lang ${id}`, t('reporting.offline.column.lang'), [LANGUAGE_NAMES[held?.lang ?? lang]]),
      row(`audience ${id}`, t('reporting.offline.column.audience'), [audienceLabel(t, held?.audience ?? 'public')]),
    ];
    const hint = hintOf(t, content, question);
    return [
      line(`${number}. ${words(`question/${id}`)}`, { bold: true }),
      ...(words(`help/${id}`) === '' ? [] : [line(words(`help/${id}`), { color: '4c5866' })]),
      ...(hint === '' ? [] : [line(hint, { color: '4c5866' })]),
      table(answerRows),
      table(notes),
      line(''),
    ];
  }
}

/** XML cannot hold control characters, not even escaped. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
