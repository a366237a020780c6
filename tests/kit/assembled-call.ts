import type { Actor, PartyRef } from '../../src/kernel/access/index.js';
import { addDays, dayOf } from '../../src/kernel/calendar/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { chooseParties } from '../../src/modules/reporting/calls/choose-parties.js';
import { createCall } from '../../src/modules/reporting/calls/create-call.js';
import { describeCall } from '../../src/modules/reporting/calls/describe-call.js';
import { putQuestion } from '../../src/modules/reporting/calls/put-question.js';
import { sendCall } from '../../src/modules/reporting/calls/send-call.js';
import { answerQuestion } from '../../src/modules/reporting/submissions/answer-question.js';
import type { AnswerAudience } from '../../src/modules/reporting/submissions/answer-value.js';
import { assemble } from '../../src/modules/reporting/submissions/steps.js';
import { person } from './people.js';

/** A call of one question that parties were asked by its officer, and that one of them has answered: it waits for a signature. */
export async function assembleCall(
  house: House,
  {
    key,
    party,
    asked,
    words,
    audience,
  }: { key: string; party: PartyRef; asked: string; words: string; audience: AnswerAudience },
): Promise<{ officer: Actor; writer: Actor; question: string }> {
  const { db } = house;
  const today = dayOf(new Date());
  const officer = person('officer', 'secretariat-officer');
  const writer = person(`focal-${party.code.toLowerCase()}`, 'state-focal-point', party);
  const title = 'An open call';
  await createCall(db, officer, { kind: 'survey', lang: 'en', again: '', key, title });
  const place = { key, seen: null };
  const { id: question } = await putQuestion(db, officer, place, null, {
    ...{ section: null, title: 'What was done?', help: '', required: true, subjects: ['measure/12'], follows: null },
    asked: { kind: 'text', limit: null },
  });
  await describeCall(db, officer, place, { kind: 'survey', title, intro: '', deadline: addDays(today, 30) }, today);
  await chooseParties(db, officer, key, { codes: asked, kinds: [], regions: [], unanswered: '' }, 'en');
  await sendCall(house, officer, place, today);
  const own = { key, code: party.code };
  const said = { question, lang: 'en', audience, source: null } as const;
  await answerQuestion(db, writer, own, { ...said, seen: 0, value: { kind: 'text', text: words } });
  await assemble(db, writer, own);
  return { officer, writer, question };
}
