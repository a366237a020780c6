import type { Context } from 'hono';
import { NotAllowed } from '../../../../kernel/access/index.js';
import { dayOf } from '../../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { isLang } from '../../../../kernel/i18n/index.js';
import type { House, StatementProvider } from '../../../../kernel/module/index.js';
import type { Question } from '../../calls/question.js';
import { maker } from '../../policy.js';
import { Refusal } from '../../refusal.js';
import { findCalls } from '../../store/calls.js';
import type { KeptAnswer } from '../../store/submissions.js';
import { AnsweredMeanwhile, answerQuestion } from '../../submissions/answer-question.js';
import { ANSWER_AUDIENCES, type AnswerSource } from '../../submissions/answer-value.js';
import { copiedValue, findLastTime, findSaidBefore, type LastTime, sourceOf } from '../../submissions/earlier.js';
import { getSubmission, type WholeSubmission } from '../../submissions/get-submission.js';
import { keptInBrowser } from '../../submissions/kept-in-browser.js';
import { answerPath } from '../parts.js';
import { numbered } from '../questions-view.js';
import { countIn, NOTHING_REFUSED, type Refused, refusalSentence, type Sent, sentIn, valuesIn } from '../refused.js';
import { AnswerView } from './answer-view.js';
import { valueIn } from './value-in.js';

export interface Asking {
  house: House;
  statements: StatementProvider;
  /** Of which the keys come by which browsers keep what is typed. */
  browserSecret: Uint8Array;
}

/** `/calls/:key/answers/:party/:question`: one question a page, with what the party said before beside it. */
export async function questionPage(
  c: Context<PageEnv>,
  asking: Asking,
  refused: Refused = NOTHING_REFUSED,
  meanwhile: KeptAnswer | null = null,
) {
  const { house, statements, browserSecret } = asking;
  const { actor, frame, lang, url } = c.var;
  const { whole, question, at } = await opened(c, house);
  const last = await findLastTime(house.db, actor, question, whole.party, lang);
  const before = await findSaidBefore(statements, actor, question, whole.party.id, lang);
  const used = before.find(({ id }) => id === url.searchParams.get('use')) ?? null;
  return c.html(
    <AnswerView
      frame={frame}
      whole={whole}
      question={question}
      at={at}
      last={last}
      before={before}
      used={used}
      refused={refused}
      meanwhile={meanwhile}
      saved={url.searchParams.get('saved')}
      kept={keptInBrowser(browserSecret, maker(actor) ?? '')}
    />,
  );
}

/** Keeps the answer and goes on to the next question, or back to the whole. */
export async function questionSent(c: Context<PageEnv>, asking: Asking) {
  const { house } = asking;
  const { actor, t } = c.var;
  const sent = await sentIn(c);
  const chosen = await valuesIn(c, 'value');
  const { whole, question, at } = await opened(c, house);
  const place = { key: whole.call.key, code: whole.party.code };
  const typed = { ...sent, value: question.asked.kind === 'choice' ? chosen.join(' ') : (sent.value ?? '') };
  try {
    await answerQuestion(house.db, actor, place, await givenIn(c, asking, { whole, question, sent, chosen }));
    const next = numbered(whole.content)[at + 1];
    const saved = `?saved=${question.id}`;
    if (sent.do === 'last') return c.redirect(answerPath(t, place.key, place.code, `/${question.id}`), 303);
    if (sent.do === 'back' || next === undefined)
      return c.redirect(`${answerPath(t, place.key, place.code)}${saved}`, 303);
    return c.redirect(`${answerPath(t, place.key, place.code, `/${next.id}`)}${saved}`, 303);
  } catch (error) {
    if (error instanceof AnsweredMeanwhile) {
      c.status(412);
      return questionPage(c, asking, { errors: {}, notice: null, typed }, error.held);
    }
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const sentence = refusalSentence(t, error);
    const beside = error.field === null ? {} : { [error.field]: sentence };
    return questionPage(c, asking, { errors: beside, notice: error.field === null ? sentence : null, typed });
  }
}

interface Given {
  whole: WholeSubmission;
  question: Question;
  sent: Sent;
  chosen: readonly string[];
}

async function givenIn(c: Context<PageEnv>, { house, statements }: Asking, { whole, question, sent, chosen }: Given) {
  const { actor, lang } = c.var;
  const audience = ANSWER_AUDIENCES.find((known) => known === sent.audience);
  if (audience === undefined) throw new Refusal('not-in-list', { field: 'audience' });
  if (sent.lang === undefined || !isLang(sent.lang)) throw new Refusal('not-in-list', { field: 'lang' });
  const common = { question: question.id, audience, seen: countIn(sent.seen) };
  if (sent.do === 'last') {
    const last = await findLastTime(house.db, actor, question, whole.party, lang);
    if (last === null) throw new Refusal('nothing-to-follow');
    return { ...common, ...(await copied(house, question, last)) };
  }
  const body = await c.req.parseBody();
  const upload = body.file instanceof File && body.file.size > 0 ? body.file : null;
  const file = upload === null ? null : { bytes: new Uint8Array(await upload.arrayBuffer()), name: upload.name };
  const source = await usedSource(statements, c, whole, question, sent.use ?? '');
  return { ...common, lang: sent.lang, value: valueIn(question, sent, chosen), file, source };
}

async function copied(house: House, question: Question, { answer, source }: LastTime) {
  const [call] = await findCalls(house.db.connection, [answer.callId]);
  const before = call?.content.questions.find(({ id }) => id === question.follows) ?? null;
  const value = copiedValue(question, before, answer.value);
  if (value === null) throw new Refusal('nothing-to-follow');
  return { value, lang: answer.lang, source };
}

/** Which statement was taken over, looked up anew: what a form says of sources is not believed. */
async function usedSource(
  statements: StatementProvider,
  c: Context<PageEnv>,
  whole: WholeSubmission,
  question: Question,
  id: string,
): Promise<AnswerSource | null> {
  if (id === '') return whole.draft?.answers.get(question.id)?.source ?? null;
  const before = await findSaidBefore(statements, c.var.actor, question, whole.party.id, c.var.lang);
  const used = before.find((one) => one.id === id);
  return used === undefined ? null : sourceOf(used);
}

async function opened(c: Context<PageEnv>, house: House) {
  const { key = '', party = '', question: id = '' } = c.req.param();
  const whole = await getSubmission(house.db, c.var.actor, { key, code: party }, dayOf(new Date()));
  if (!whole.rights.own) throw new NotAllowed();
  const questions = numbered(whole.content);
  const at = questions.findIndex((one) => one.id === id);
  const question = questions[at];
  if (question === undefined) throw new Refusal('no-such-question');
  return { whole, question, at };
}
