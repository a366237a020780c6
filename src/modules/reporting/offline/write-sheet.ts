import { directionOf, LANGUAGE_NAMES, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeWorkbook } from '../../../kernel/sheets/index.js';
import { partyName } from '../../parties/index.js';
import { inOrder } from '../calls/content.js';
import { textIn } from '../calls/texts.js';
import { ANSWER_AUDIENCES } from '../submissions/answer-value.js';
import type { WholeSubmission } from '../submissions/get-submission.js';
import { draftOrFinalOf } from '../submissions/printed-copy.js';
import { fileMark, rowMark, rowsOf, widest } from './marks.js';
import { audienceLabel, cellsOf, hintOf, otherOf } from './values.js';

/** Columns before the answer, and after its cells. */
export const SHEET_COLUMNS = ['mark', 'number', 'question', 'hint'] as const;
export const SHEET_AFTER = ['other', 'lang', 'audience'] as const;

/** The questionnaire as a workbook, with what has been answered so far, in one language. */
export async function questionnaireSheet(whole: WholeSubmission, lang: Lang): Promise<Uint8Array> {
  const t = translatorFor(lang);
  const { call, content, party, draft } = whole;
  const words = (place: string) => textIn(content.texts, place, lang, content.lang)?.text ?? '';
  const width = widest(content);
  const blank = (cells: number) => Array.from({ length: cells }, (): CellToWrite => null);
  const rows: CellToWrite[][] = [
    [fileMark(call.key, party.code), null, t('reporting.offline.keep-row'), draftOrFinalOf(whole, lang)],
  ];
  let number = 0;
  for (const { section, questions } of inOrder(content)) {
    if (section !== null) rows.push([null, null, words(`section/${section}`)]);
    for (const question of questions) {
      number += 1;
      const held = draft?.answers.get(question.id) ?? null;
      const cells = cellsOf(t, content, question, held?.value ?? null);
      for (let row = 1; row <= rowsOf(question); row += 1) {
        const first = row === 1;
        const answer = cells[row - 1] ?? [];
        rows.push([
          rowMark(question.id, row),
          number,
          first ? words(`question/${question.id}`) : null,
          first ? hintOf(t, content, question) : null,
          ...answer,
          ...blank(width - answer.length),
          first ? otherOf(held?.value ?? null) : null,
          first ? LANGUAGE_NAMES[held?.lang ?? lang] : null,
          first ? audienceLabel(t, held?.audience ?? 'public') : null,
        ]);
      }
    }
  }
  const header = (name: (typeof SHEET_COLUMNS)[number] | (typeof SHEET_AFTER)[number] | 'answer') =>
    t(`reporting.offline.column.${name}`);
  const pieces: Uint8Array[] = [];
  const title = `${partyName(t, party)}: ${words('title')}`;
  for await (const piece of writeWorkbook(
    [
      {
        name: t('reporting.call.questions'),
        rightToLeft: directionOf(lang) === 'rtl',
        columns: [
          { header: header('mark'), hidden: true },
          { header: header('number'), width: 6 },
          { header: header('question'), width: 60 },
          { header: header('hint'), width: 40 },
          ...Array.from({ length: width }, (_, at) => ({
            header: at === 0 ? header('answer') : `${header('answer')} ${at + 1}`,
            width: at === 0 ? 60 : 20,
          })),
          { header: header('other'), width: 30 },
          { header: header('lang'), width: 12 },
          { header: header('audience'), width: 30, choices: ANSWER_AUDIENCES.map((one) => audienceLabel(t, one)) },
        ],
        rows,
      },
    ],
    { title, creator: 'Concordance', language: lang, created: new Date() },
  ))
    pieces.push(piece);
  return Buffer.concat(pieces);
}
