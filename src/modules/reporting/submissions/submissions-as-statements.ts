import { translatorFor } from '../../../kernel/i18n/index.js';
import type { House, StatementProvider, StatementQuery, Subject } from '../../../kernel/module/index.js';
import { EVERY_PARTY, findParties } from '../../parties/index.js';
import { shownAnswer } from '../answers/small-persons.js';
import { isSubject } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import { seesAnswer } from '../policy.js';
import { findCalls } from '../store/calls.js';
import { findSaid, type Said } from '../store/said.js';
import { wordsOfValue } from './answer-words.js';

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;

/** What parties answered to calls, as statements on what the questions speak to; what is not public only to those who may see it. */
export function submissionsAsStatements({ db }: House): StatementProvider {
  const seen = async (actor: Parameters<StatementProvider['find']>[0], asked: StatementQuery) =>
    (await findSaid(db.connection, asked)).filter((one) => seesAnswer(actor, one));
  return {
    async find(actor, { limit, ...asked }, lang) {
      const said = (await seen(actor, asked)).slice(0, limit);
      if (said.length === 0) return [];
      const t = translatorFor(lang);
      const calls = new Map(
        (
          await findCalls(
            db.connection,
            said.map(({ callId }) => callId),
          )
        ).map((one) => [one.id, one]),
      );
      const { rows } = await findParties(db, actor, EVERY_PARTY, ALL, lang);
      const codes = new Map(rows.map(({ id, code }) => [id, code]));
      return said.flatMap((one) => {
        const call = calls.get(one.callId);
        const at = call?.content.questions.findIndex(({ id }) => id === one.questionId) ?? -1;
        const question = call?.content.questions[at];
        if (call === undefined) return [];
        const title = textIn(call.content.texts, 'title', lang, call.content.lang)?.text ?? call.key;
        return [
          {
            id: `submission/${one.submissionId}/${one.questionId}`,
            partyId: one.partyId,
            about: subjectsOf(one),
            words:
              question === undefined
                ? ''
                : wordsOfValue(
                    translatorFor(one.lang),
                    question,
                    call.content,
                    shownAnswer(actor, question, one).value,
                  ),
            lang: one.lang,
            at: one.sentAt,
            reviewed: false,
            source: {
              name: t('reporting.source', { title, number: at + 1 }),
              path: `/calls/${call.key}/answers/${codes.get(one.partyId) ?? ''}#q-${one.questionId}`,
            },
          },
        ];
      });
    },
    async count(actor, asked) {
      const counts = new Map<string, { subject: Subject; partyId: string; statements: number; latest: Date }>();
      for (const one of await seen(actor, asked)) {
        for (const subject of subjectsOf(one)) {
          if (asked.about !== undefined && !asked.about.includes(subject)) continue;
          const key = `${subject} ${one.partyId}`;
          const before = counts.get(key);
          const latest = before === undefined || one.sentAt > before.latest ? one.sentAt : before.latest;
          counts.set(key, { subject, partyId: one.partyId, statements: (before?.statements ?? 0) + 1, latest });
        }
      }
      return [...counts.values()];
    },
  };
}

function subjectsOf({ subjects }: Said): Subject[] {
  return subjects.filter(isSubject);
}
