import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { findCurrentAnswers, listMarks, type MarkedPassage, readsMarks, seesAnswer } from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import type { Report } from '../store/reports.js';
import { sectionOf } from './arrange-report.js';
import type { Block } from './block.js';
import { changeReport } from './open-report.js';
import { textOf } from './passages.js';
import type { ReportEntry, Section } from './report.js';
import { passageOf, type SectionPlace } from './take-answers.js';

/** Passages that officers marked in answers, into a section of a report. */

const MOST = 200;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** These marks, in the order in which they were ticked, as far as the actor sees them. @throws NotAllowed */
export async function findMarks(c: Connection, actor: Actor, ids: readonly string[]): Promise<MarkedPassage[]> {
  if (!readsMarks(actor)) throw new NotAllowed();
  const known = ids.filter((id) => ID.test(id)).slice(0, MOST);
  const marks = new Map((await listMarks(c, { ids: known })).map((mark) => [mark.id, mark]));
  return known.flatMap((id) => marks.get(id) ?? []).filter((mark) => seesAnswer(actor, mark));
}

/**
 * Takes marked passages over, each with its trail. A question to which the section was not tied is tied to it; what it has already is not
 * taken twice.
 *
 * @throws Refusal `nothing-chosen`, `not-public`, `changed-meanwhile` where an answer says something else there now, ...; NotAllowed.
 */
export function takeMarks(
  db: Database,
  actor: Actor,
  { key, section: id }: SectionPlace,
  ids: readonly string[],
): Promise<Report> {
  return changeReport(db, actor, key, async ({ c, report: { content } }) => {
    const section = sectionOf(content, id);
    const marks = (await findMarks(c, actor, ids)).filter((mark) => !section.blocks.some((one) => isOf(one, mark)));
    if (marks.length === 0) throw new Refusal('nothing-chosen');
    const blocks: Block[] = [];
    for (const mark of marks) blocks.push(await blockOf(c, actor, mark));
    return {
      verb: 'take-passage',
      entries: [...tied(section, marks), ...blocks.map((block) => ({ did: 'block-put' as const, section: id, block }))],
      details: { marks: marks.map((mark) => mark.id) },
    };
  });
}

async function blockOf(c: Connection, actor: Actor, mark: MarkedPassage): Promise<Block> {
  const { questionId, partyId, callId, start, end, quote } = mark;
  const [answer] = await findCurrentAnswers(c, [questionId], partyId);
  if (answer === undefined || answer.submissionId !== mark.submissionId) throw new Refusal('changed-meanwhile');
  if (!seesAnswer(actor, answer) || answer.audience !== 'public') throw new Refusal('not-public');
  const text = textOf(answer.value) ?? '';
  if (text.slice(start, end) !== quote) throw new Refusal('changed-meanwhile');
  return passageOf({ call: callId, question: questionId }, answer, text, { from: start, to: end });
}

function isOf({ body, sources }: Block, { questionId, submissionId, start, end }: MarkedPassage): boolean {
  if (body.kind !== 'passage' || body.asked.question !== questionId) return false;
  return body.span.from === start && body.span.to === end && sources.some((one) => one.submission === submissionId);
}

/** The section tied to the questions of the marks, where it is not yet. */
function tied({ blocks: _, ...section }: Section, marks: readonly MarkedPassage[]): ReportEntry[] {
  const questions = [...section.questions];
  for (const { callId, questionId } of marks)
    if (!questions.some(({ question }) => question === questionId))
      questions.push({ call: callId, question: questionId });
  return questions.length === section.questions.length
    ? []
    : [{ did: 'section-put', section: { ...section, questions } }];
}
