import type { Actor } from '../../../kernel/access/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { House, Statement, StatementProvider, StatementQuery, Subject } from '../../../kernel/module/index.js';
import { AREAS, type Area } from '../instrument.js';
import { openBoard } from '../open-board.js';
import { instrumentName } from '../words.js';
import { findLaws } from './find-laws.js';
import type { Law } from './law.js';

/** What the laws of States say on the articles of an instrument: `article/trafficking-protocol/protection`. */
export function articleSubject(instrument: string, area: Area): Subject {
  return `article/${instrument}/${area}`;
}

/** Laws as statements of their States. What was given back is not one that anybody stands by. */
export function lawsAsStatements({ db }: House): StatementProvider {
  const asked = async (actor: Actor, { about, partyIds }: StatementQuery) => {
    const board = await openBoard(db);
    const subjectOf = (law: Law): Subject =>
      articleSubject(board.byId.get(law.instrumentId)?.instrument.code ?? '', law.area);
    const wanted = about === undefined ? null : new Set(about.filter((one) => one.startsWith('article/')));
    if (wanted?.size === 0) return { board, laws: [], subjectOf };
    const laws = await findLaws(db, actor, partyIds === undefined ? {} : { partyIds });
    return {
      ...{ board, subjectOf },
      laws: laws.filter((law) => law.state !== 'returned' && (wanted === null || wanted.has(subjectOf(law)))),
    };
  };
  return {
    async find(actor, query, lang: Lang) {
      const { board, laws, subjectOf } = await asked(actor, query);
      const t = translatorFor(lang);
      return laws
        .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
        .slice(0, query.limit)
        .map((law): Statement => {
          const instrument = board.byId.get(law.instrumentId)?.instrument;
          return {
            ...{ id: `law-${law.id}`, partyId: law.partyId, about: [subjectOf(law)], lang: law.lang },
            words: [law.title, law.citation, law.words].filter((part) => part !== '').join('\n\n'),
            ...{ at: law.changedAt, reviewed: law.state === 'reviewed' },
            source: {
              name: t('treaties.law.source', {
                instrument: instrument === undefined ? '' : instrumentName(t, instrument),
              }),
              path: `/treaties/laws/${law.id}`,
            },
          };
        });
    },
    async count(actor, query) {
      const { laws, subjectOf } = await asked(actor, query);
      const counts = new Map<string, { subject: Subject; partyId: string; statements: number; latest: Date }>();
      for (const law of laws) {
        const subject = subjectOf(law);
        const key = `${subject} ${law.partyId}`;
        const before = counts.get(key);
        const latest = before === undefined || law.changedAt > before.latest ? law.changedAt : before.latest;
        counts.set(key, { subject, partyId: law.partyId, statements: (before?.statements ?? 0) + 1, latest });
      }
      return [...counts.values()];
    },
  };
}

/** All subjects of an instrument, by area. */
export function subjectsOf(instrument: string): { area: Area; subject: Subject }[] {
  return AREAS.map((area) => ({ area, subject: articleSubject(instrument, area) }));
}
