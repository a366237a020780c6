import type { Actor } from '../../../kernel/access/index.js';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { House, StatementProvider, StatementQuery } from '../../../kernel/module/index.js';
import { EVERY_PARTY, findParties } from '../../parties/index.js';
import { seesHidden } from '../policy.js';
import { listPublished, placePublished } from '../store/answers.js';

const ALL = { sort: 'name', descending: false, offset: 0, limit: 100_000 } as const;
const PREFIX = 'commitment/';

/** What parties said they did about commitments, reviewed and for everybody to see, as statements on the commitment. */
export function answersAsStatements({ db }: House): StatementProvider {
  return {
    async find(actor, { limit, ...asked }, lang) {
      const query = queryOf(actor, asked);
      const answers = query === null ? [] : await listPublished(db.connection, query, limit);
      if (answers.length === 0) return [];
      const t = translatorFor(lang);
      const codes = new Map(
        (await findParties(db, actor, EVERY_PARTY, ALL, lang)).rows.map(({ id, code }) => [id, code]),
      );
      return answers.map(({ id, commitmentId, key, partyId, words, lang: wordsLang, saidAt }) => ({
        id: `answer/${id}`,
        partyId,
        about: [`${PREFIX}${commitmentId}` as const],
        words,
        lang: wordsLang,
        at: saidAt,
        reviewed: true,
        source: {
          name: t('commitments.answers.source'),
          path: `/commitments/${key}/answers/${codes.get(partyId) ?? ''}`,
        },
      }));
    },
    async count(actor, asked) {
      const query = queryOf(actor, asked);
      const answers = query === null ? [] : await placePublished(db.connection, query);
      return answers.map(({ commitmentId, partyId, saidAt }) => ({
        subject: `${PREFIX}${commitmentId}` as const,
        partyId,
        statements: 1,
        latest: saidAt,
      }));
    },
  };
}

/** Null where it is about something else than commitments. */
function queryOf(actor: Actor, { about, partyIds }: StatementQuery) {
  const commitmentIds = about?.filter((one) => one.startsWith(PREFIX)).map((one) => one.slice(PREFIX.length)) ?? null;
  if (commitmentIds?.length === 0) return null;
  return { commitmentIds, partyIds: partyIds ?? null, hidden: seesHidden(actor) };
}
