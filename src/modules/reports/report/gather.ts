import { PUBLIC } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { LANGS, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { EVERY_PARTY, findParties, type Party, partyName } from '../../parties/index.js';
import {
  type AnswerAudience,
  digestOfAnswers,
  findAnswerDigests,
  findCalls,
  findCurrentAnswers,
  findCurrentHeads,
  findCurrentHeadsOf,
  listSubmissions,
  numbered,
  type Texts,
} from '../../reporting/index.js';
import { listReports } from '../store/reports.js';
import type { Wordings } from './asked.js';
import type { Block } from './block.js';
import { answerKey, type CurrentAnswer, type Now } from './flags.js';
import type { Annex, PartyNamed, QuestionNamed } from './published.js';
import type { ReportContent } from './report.js';

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** Every party that everybody sees. Open it before a transaction: the embedded engine has one connection. */
export async function allParties(db: Database): Promise<Map<string, Party>> {
  const { rows } = await findParties(db, PUBLIC, EVERY_PARTY, ALL, 'en');
  return new Map(rows.map((party) => [party.id, party]));
}

export function isState({ kind }: Pick<Party, 'kind'>): boolean {
  return kind === 'state' || kind === 'observer' || kind === 'other-state';
}

export function statesAmong(parties: ReadonlyMap<string, Party>): Set<string> {
  return new Set([...parties.values()].filter(isState).map(({ id }) => id));
}

/** Where parties are on a map: UN M49 by id. */
export function placesOf(parties: ReadonlyMap<string, Party>): Map<string, string> {
  return new Map([...parties].flatMap(([id, { m49 }]) => (m49 === null ? [] : [[id, m49] as const])));
}

/** Whether a report counts an answer: what is confidential was told to the secretariat, and not to a group. */
export function countsIn({ party }: Pick<ReportContent, 'party'>, { audience }: { audience: AnswerAudience }): boolean {
  return party === undefined || audience !== 'confidential';
}

/** What counts now of what some blocks of a report were taken from. */
export async function gatherNow(
  c: Connection,
  report: Pick<ReportContent, 'party'>,
  blocks: readonly Block[],
  states: ReadonlySet<string>,
): Promise<Now> {
  const reused = [...new Set(blocks.flatMap(({ body }) => (body.kind === 'reuse' ? [body.report] : [])))];
  const ofGroup = report.party !== undefined;
  const unchanged = await findUnchanged(c, blocks, states, ofGroup);
  const answers = new Map<string, CurrentAnswer>();
  for (const head of await findHeads(
    c,
    blocks.filter(({ id }) => !unchanged.has(id)),
  ))
    if (countsIn(report, head)) answers.set(answerKey(head.submissionId, head.questionId), head);
  for (const { id, body, sources } of blocks) {
    if (!('asked' in body) || unchanged.has(id)) continue;
    const { question } = body.asked;
    for (const { submission, party, audience } of sources) {
      const key = answerKey(submission, question);
      const now = answers.get(key);
      // Whether its words have changed too can be told from the words only.
      if (now === undefined || now.audience === audience) continue;
      const [whole] = await findCurrentAnswers(c, [question], party);
      if (whole !== undefined) answers.set(key, whole);
    }
  }
  const latest = new Map((await listReports(c, reused)).map(({ id, version }) => [id, version]));
  return { answers, states, unchanged, latest, ofGroup };
}

/** Counts whose answers are all the same as then, told by digests: most are, and reading all answers takes long. */
async function findUnchanged(
  c: Connection,
  blocks: readonly Block[],
  states: ReadonlySet<string>,
  ofGroup: boolean,
): Promise<Set<string>> {
  const questions = blocks.flatMap(({ body }) => ('among' in body ? [body.asked.question] : []));
  const digests = await findAnswerDigests(c, [...new Set(questions)], [...states], { confidential: !ofGroup });
  const same = blocks.filter(({ body, sources }) => {
    if (!('among' in body) || sources.some(({ stoodBy }) => stoodBy !== null)) return false;
    const now = digests.get(body.asked.question);
    return now !== undefined && digestOfAnswers(sources) === (body.among === 'all' ? now.all : now.some);
  });
  return new Set(same.map(({ id }) => id));
}

/** Of passages the answers that they were taken from, of counts all answers to their question. */
async function findHeads(c: Connection, blocks: readonly Block[]) {
  const counted = blocks.flatMap(({ body }) => ('among' in body ? [body.asked.question] : []));
  const pairs = blocks.flatMap(({ body, sources }) =>
    body.kind === 'passage' ? sources.map(({ submission }) => ({ submission, question: body.asked.question })) : [],
  );
  const whole = await findCurrentHeads(c, [...new Set(counted)]);
  return [...whole, ...(await findCurrentHeadsOf(c, pairs))];
}

/** Who and what a report speaks of, and who answered, as things are today. */
export async function gatherAnnex(
  c: Connection,
  parties: ReadonlyMap<string, Party>,
  content: ReportContent,
): Promise<Annex> {
  const calls = await findCalls(c, [
    ...new Set([
      ...content.sections.flatMap(({ questions }) => questions.map(({ call }) => call)),
      ...content.sections.flatMap(({ blocks }) =>
        blocks.flatMap(({ body }) => ('asked' in body ? [body.asked.call] : [])),
      ),
    ]),
  ]);
  const questions: Record<string, QuestionNamed> = {};
  for (const { key, content: asked } of calls)
    numbered(asked).forEach(({ id }, at) => {
      questions[id] = {
        call: key,
        callTitles: wordsAt(asked.texts, 'title'),
        number: at + 1,
        words: wordsAt(asked.texts, `question/${id}`),
      };
    });
  const answered: Annex['answered'][number][] = [];
  for (const { id, key } of calls)
    for (const { partyId, version, sentAt } of await listSubmissions(c, { callId: id }))
      if (version > 0 && sentAt !== null) answered.push({ party: partyId, call: key, version, on: dayOf(sentAt) });
  const named: Record<string, PartyNamed> = {};
  const known = new Set([
    ...answered.map(({ party }) => party),
    ...(content.party === undefined ? [] : [content.party]),
  ]);
  for (const { blocks } of content.sections)
    for (const { sources } of blocks) for (const { party } of sources) known.add(party);
  for (const id of known) {
    const party = parties.get(id);
    if (party !== undefined) named[id] = partyNamed(party);
  }
  answered.sort((a, b) => (a.call === b.call ? (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) : a.call < b.call ? -1 : 1));
  return { parties: named, questions, answered };
}

function partyNamed(party: Party): PartyNamed {
  const names = Object.fromEntries(LANGS.map((lang) => [lang, partyName(translatorFor(lang), party)]));
  return { code: party.code, names, state: isState(party) };
}

/** Words of a call in all languages that it has. */
export function wordsAt(texts: Texts, place: string): Wordings {
  return Object.fromEntries(Object.entries(texts[place] ?? {}).map(([lang, { text }]) => [lang as Lang, text]));
}
