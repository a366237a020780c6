import type { Context } from 'hono';
import { NotAllowed } from '../../../../kernel/access/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { LANGUAGE_NAMES, type Translator } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import type { CellToWrite } from '../../../../kernel/sheets/index.js';
import { partyName } from '../../../parties/index.js';
import { type AnswerFilter, readAnswerFilter } from '../../answers/answer-filter.js';
import type { Told } from '../../answers/figures.js';
import { findFigures } from '../../answers/find-figures.js';
import { findPassages } from '../../answers/find-passages.js';
import { findSideBySide } from '../../answers/find-side-by-side.js';
import { findWhoAnswered } from '../../answers/find-who-answered.js';
import { BELOW } from '../../answers/small-persons.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import type { Question } from '../../calls/question.js';
import { textIn } from '../../calls/texts.js';
import { wordsOfValue } from '../../submissions/answer-words.js';
import { readWhoFilter } from './answered.js';
import { askedIn } from './beside.js';
import { tableAnswer } from './export.js';
import { groupWord } from './reading-tabs.js';

/** What the pages on answers show, as files, under the same rules. */

const header = (text: string, width = 16) => ({ header: text, width });

/** `/calls/:key/reading/answered.xlsx` */
export async function answeredTable(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { t, actor, lang, url } = c.var;
  const { call } = await getCall(db.connection, actor, c.req.param('key') ?? '');
  const { lines } = await findWhoAnswered(db, actor, call, readWhoFilter(url.searchParams), lang);
  return tableAnswer(c, {
    name: `${call.key}-answered`,
    title: t('reporting.answered.title'),
    columns: [
      header(t('reporting.reading.code'), 10),
      header(t('reporting.parties.party'), 36),
      header(t('reporting.reading.group'), 30),
      header(t('reporting.answered.standing')),
      header(t('reporting.answered.on')),
      header(t('reporting.reading.lang'), 24),
      header(t('reporting.answered.answers'), 10),
    ],
    rows: lines.map(({ party, group, standing, submission, langs, answers }): CellToWrite[] => [
      party.code,
      partyName(t, party),
      groupWord(t, group),
      t(`reporting.answered.${standing}`),
      submission?.sentAt ? { date: submission.sentAt.toISOString().slice(0, 10) } : null,
      langs.map((one) => LANGUAGE_NAMES[one]).join(', '),
      standing === 'answered' ? answers : null,
    ]),
  });
}

const PIECE = 20;

/** `/calls/:key/reading/beside.xlsx`: every answer to the question, whole, read a few at a time. */
export async function besideTable(c: Context<PageEnv>, house: House): Promise<Response> {
  const { t, actor, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const { question, number, filter } = askedIn(view.content, url.searchParams);
  return tableAnswer(c, {
    name: `${view.call.key}-question-${number}`,
    title: t('reporting.beside.title'),
    columns: [
      header(t('reporting.reading.code'), 10),
      header(t('reporting.parties.party'), 36),
      header(t('reporting.reading.group'), 30),
      header(t('reporting.reading.lang')),
      header(t('reporting.beside.column.audience'), 24),
      header(t('reporting.beside.column.sent')),
      header(t('reporting.parties.answer'), 100),
    ],
    rows: answerRows(c, house, view, question, filter),
  });
}

async function* answerRows(
  c: Context<PageEnv>,
  { db }: House,
  { content }: CallInView,
  question: Question,
  filter: AnswerFilter,
): AsyncGenerator<CellToWrite[]> {
  const { t, actor, lang } = c.var;
  for (let offset = 0; ; offset += PIECE) {
    const page = { offset, limit: PIECE, most: null };
    const { rows } = await findSideBySide(db, actor, question, filter, page, lang);
    for (const { party, group, answer } of rows)
      yield [
        party.code,
        partyName(t, party),
        groupWord(t, group),
        LANGUAGE_NAMES[answer.lang],
        t(`reporting.audience.${answer.audience}`),
        { date: answer.sentAt.toISOString().slice(0, 10) },
        wordsOfValue(t, question, content, answer.value),
      ];
    if (rows.length < PIECE) return;
  }
}

/** `/calls/:key/reading/figures.xlsx`: a line an option, a line a sum. */
export async function figuresTable(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { t, actor, lang, url } = c.var;
  const { call, content } = await getCall(db.connection, actor, c.req.param('key') ?? '');
  const figures = await findFigures(db, actor, content, readAnswerFilter(url.searchParams), lang);
  const words = (place: string) => textIn(content.texts, place, lang, content.lang)?.text ?? '';
  const rows = figures.flatMap(({ question, number, base, choices, numbers }): CellToWrite[][] => {
    const head = [number, words(`question/${question.id}`)];
    const chosen = (choices ?? []).map(({ option, n }): CellToWrite[] => [
      ...head,
      option === null ? t('reporting.figures.other') : words(`option/${question.id}/${option}`),
      n,
      base,
    ]);
    if (numbers === null) return chosen;
    const sum = t('reporting.figures.sum');
    return [
      [...head, sum, toldCell(t, numbers.sum), base],
      ...numbers.groups.map(({ group, sum: of, base: n }): CellToWrite[] => [
        ...head,
        groupWord(t, group),
        toldCell(t, of),
        n,
      ]),
    ];
  });
  return tableAnswer(c, {
    name: `${call.key}-figures`,
    title: t('reporting.figures.title'),
    columns: [
      header(t('reporting.question.number'), 6),
      header(t('reporting.beside.question'), 60),
      header(t('reporting.figures.what'), 40),
      header(t('reporting.figures.value')),
      header(t('reporting.figures.base-column')),
    ],
    rows,
  });
}

function toldCell(t: Translator, told: Told): CellToWrite {
  if (told.told === 'small') return BELOW;
  if (told.told === 'withheld') return t('reporting.figures.withheld');
  const exact = Number(told.amount);
  return Number.isSafeInteger(exact) ? exact : told.amount;
}

/** `/calls/:key/reading/passages.xlsx`: every passage, or those of one code, read a few at a time. */
export async function passagesTable(c: Context<PageEnv>, house: House): Promise<Response> {
  const { t, actor, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  if (!view.rights.reads) throw new NotAllowed();
  return tableAnswer(c, {
    name: `${view.call.key}-passages`,
    title: t('reporting.passages.title'),
    columns: [
      header(t('reporting.marks.code'), 30),
      header(t('reporting.reading.code'), 10),
      header(t('reporting.parties.party'), 36),
      header(t('reporting.question.number'), 6),
      header(t('reporting.reading.lang')),
      header(t('reporting.beside.column.audience'), 24),
      header(t('reporting.marks.passage'), 100),
      header(t('reporting.marks.note'), 40),
    ],
    rows: passageRows(c, house, view, url.searchParams.get('code')),
  });
}

async function* passageRows(
  c: Context<PageEnv>,
  { db }: House,
  view: CallInView,
  code: string | null,
): AsyncGenerator<CellToWrite[]> {
  const { t, actor, lang } = c.var;
  for (let offset = 0; ; offset += PIECE) {
    const { lines, total } = await findPassages(db, actor, view, code, { offset, limit: PIECE }, lang);
    for (const { passage, party, number } of lines)
      yield [
        passage.code ?? '',
        party.code,
        partyName(t, party),
        number,
        LANGUAGE_NAMES[passage.lang],
        t(`reporting.audience.${passage.audience}`),
        passage.quote,
        passage.note,
      ];
    if (offset + PIECE >= total) return;
  }
}
