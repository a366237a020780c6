import type { Actor } from '../../../kernel/access/index.js';
import { type Connection, type Database, newId } from '../../../kernel/db/index.js';
import type { Party } from '../../parties/index.js';
import {
  type CallContent,
  findCalls,
  findCurrentAnswers,
  numbered,
  type Question,
  type SentAnswer,
  seesAnswer,
} from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import type { Report } from '../store/reports.js';
import { sectionOf } from './arrange-report.js';
import type { AskedIn } from './asked.js';
import type { Among, Block, BlockBody, Span } from './block.js';
import { amountOf, chose, counted, sourcesOf } from './count-answers.js';
import { allParties, countsIn, placesOf, statesAmong, wordsAt } from './gather.js';
import { fitsMap, marksOf } from './map-answers.js';
import { changeReport } from './open-report.js';
import { joinedSpans, sentencesOf, spanIn, textOf } from './passages.js';
import { findBlock, type ReportContent } from './report.js';

/** What is taken over from answers into a section: passages, counts, sums, tables, pictures and maps, each with its trail. */

/** A question of a call that a section is drafted from. */
export interface Asking {
  asked: AskedIn;
  callKey: string;
  content: CallContent;
  question: Question;
  number: number;
}

/** @throws Refusal `no-such-question` */
export async function getAsking(c: Connection, asked: AskedIn): Promise<Asking> {
  const [call] = await findCalls(c, [asked.call]);
  const at = call === undefined ? -1 : numbered(call.content).findIndex(({ id }) => id === asked.question);
  const question = call === undefined ? undefined : numbered(call.content)[at];
  if (call === undefined || question === undefined) throw new Refusal('no-such-question');
  return { asked, callKey: call.key, content: call.content, question, number: at + 1 };
}

/** The question of a section by its id. @throws Refusal `no-such-question` */
export function askedIn(content: ReportContent, section: string, question: string): AskedIn {
  const asked = sectionOf(content, section).questions.find((one) => one.question === question);
  if (asked === undefined) throw new Refusal('no-such-question');
  return asked;
}

export interface SectionPlace {
  key: string;
  section: string;
}

/**
 * Takes sentences of one answer over, neighbours together. Only what is public can be quoted: a report is for everybody.
 *
 * @param given `sha256` of the answer that the officer read; `spans` as the form has them: "0-48".
 * @throws Refusal `nothing-chosen`, `changed-meanwhile`, `not-public`, `no-such-question`, ...; NotAllowed.
 */
export function takePassages(
  db: Database,
  actor: Actor,
  { key, section }: SectionPlace,
  given: { question: string; submission: string; sha256: string; spans: readonly string[] },
): Promise<Report> {
  const { question, submission, spans } = given;
  return changeReport(db, actor, key, async ({ c, report: { content } }) => {
    const asked = askedIn(content, section, question);
    const answers = await findCurrentAnswers(c, [question]);
    const answer = answers.find((one) => one.submissionId === submission);
    if (answer === undefined || !seesAnswer(actor, answer)) throw new Refusal('no-such-question');
    if (answer.audience !== 'public') throw new Refusal('not-public');
    if (answer.sha256 !== given.sha256) throw new Refusal('changed-meanwhile');
    const text = textOf(answer.value) ?? '';
    const sentences = sentencesOf(text, answer.lang);
    const chosen = spans.flatMap((typed) => spanIn(typed, sentences) ?? []);
    if (chosen.length === 0) throw new Refusal('nothing-chosen', { field: 'span' });
    const blocks = joinedSpans(chosen, text).map((span) => passageOf(asked, answer, text, span));
    return {
      verb: 'take-passage',
      entries: blocks.map((block) => ({ did: 'block-put' as const, section, block })),
      details: { submission, question },
    };
  });
}

/** A passage of an answer as a sentence of a report, in the words of the answer. */
export function passageOf(asked: AskedIn, answer: SentAnswer, text: string, span: Span): Block {
  return {
    ...NEW_BLOCK,
    id: newId(),
    wording: { text: text.slice(span.from, span.to).replace(/\s+/gu, ' ').trim(), lang: answer.lang },
    cites: true,
    body: { kind: 'passage', asked, span },
    sources: sourcesOf([answer]),
  };
}

const NEW_BLOCK = { version: 1, wording: null, joins: false, cites: false } as const;

/** What is to be made of all answers to a question. */
export type Reckoning =
  | { kind: 'count'; option: string; among: Among }
  | { kind: 'number'; what: 'sum' | 'median'; among: Among }
  | { kind: 'table' | 'picture'; among: Among }
  /** `option`: null: of all options. */
  | { kind: 'map'; option: string | null; among: Among };

/** Puts a number of answers into a section, or a table or picture of them. @throws Refusal `too-few`, `no-such-question`, `not-in-list`, ... */
export async function takeReckoning(
  db: Database,
  actor: Actor,
  { key, section }: SectionPlace,
  question: string,
  reckoning: Reckoning,
): Promise<Report> {
  const parties = await allParties(db);
  return changeReport(db, actor, key, async ({ c, report: { content } }) => {
    const asking = await getAsking(c, askedIn(content, section, question));
    const answers = (await findCurrentAnswers(c, [question])).filter((answer) => countsIn(content, answer));
    const reckoned = reckon(asking, answers, parties, reckoning);
    const cites = reckoning.kind === 'count' || reckoning.kind === 'number';
    const block: Block = { ...NEW_BLOCK, id: newId(), cites, ...reckoned };
    return { verb: 'take-count', entries: [{ did: 'block-put', section, block }], details: { question } };
  });
}

/** Counts a sentence or table again from the answers that count now; words of one's own stay. @throws Refusal `no-such-block`, `too-few`, ... */
export async function recount(
  db: Database,
  actor: Actor,
  { key, block: id }: { key: string; block: string },
): Promise<Report> {
  const parties = await allParties(db);
  return changeReport(db, actor, key, async ({ c, report: { content } }) => {
    const found = findBlock(content, id);
    const reckoning = found === null ? null : reckoningOf(found.block.body);
    if (found === null || reckoning === null || !('asked' in found.block.body)) throw new Refusal('no-such-block');
    const { section, block } = found;
    const asking = await getAsking(c, found.block.body.asked);
    const all = await findCurrentAnswers(c, [asking.question.id]);
    const answers = all.filter((answer) => countsIn(content, answer));
    const next = { ...block, version: block.version + 1, ...reckon(asking, answers, parties, reckoning) };
    return { verb: 'recount', entries: [{ did: 'block-put', section: section.id, block: next }] };
  });
}

function reckoningOf(body: BlockBody): Reckoning | null {
  switch (body.kind) {
    case 'count':
      return { kind: 'count', option: body.told.option, among: body.among };
    case 'number':
      return { kind: 'number', what: body.what, among: body.among };
    case 'map':
      return { kind: 'map', option: body.told.length === 1 ? (body.told[0]?.option ?? null) : null, among: body.among };
    case 'table':
    case 'picture':
      return { kind: body.kind, among: body.among };
    default:
      return null;
  }
}

/** @throws Refusal `not-in-list` where the question is none of the kind, `too-few` */
export function reckon(
  { asked, content: { texts }, question }: Asking,
  all: readonly SentAnswer[],
  parties: ReadonlyMap<string, Party>,
  reckoning: Reckoning,
): Pick<Block, 'body' | 'sources'> {
  const { among, kind } = reckoning;
  const answers = counted(all, among, statesAmong(parties));
  const base = answers.length;
  const { asked: is, id } = question;
  const told = (option: string) => ({
    option,
    words: wordsAt(texts, `option/${id}/${option}`),
    said: answers.filter((answer) => chose(answer, option)).length,
  });
  if (kind === 'number') {
    if (is.kind !== 'number') throw new Refusal('not-in-list');
    const amount = amountOf(answers, reckoning.what, is.persons);
    const unit = wordsAt(texts, `unit/${id}`);
    return { body: { kind, asked, among, what: reckoning.what, amount, unit, base }, sources: sourcesOf(answers) };
  }
  if (is.kind !== 'choice' || base === 0) throw new Refusal(base === 0 ? 'too-few' : 'not-in-list');
  const options = 'option' in reckoning && reckoning.option !== null ? [reckoning.option] : is.options;
  if (!options.every((option) => is.options.includes(option))) throw new Refusal('not-in-list', { field: 'option' });
  if (kind === 'count') {
    const sources = sourcesOf(answers, (answer) => chose(answer, reckoning.option));
    return { body: { kind, asked, among, told: told(reckoning.option), base }, sources };
  }
  const words = wordsAt(texts, `question/${id}`);
  if (kind === 'map') {
    if (options.length > 1 && !fitsMap(question)) throw new Refusal('not-in-list');
    const marks = marksOf(answers, options, placesOf(parties));
    return { body: { kind, asked, among, words, told: options.map(told), marks }, sources: sourcesOf(answers) };
  }
  return { body: { kind, asked, among, words, told: options.map(told), base }, sources: sourcesOf(answers) };
}
