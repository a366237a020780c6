import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { House, Statement, StatementProvider, StatementQuery, Subject } from '../../../kernel/module/index.js';
import { AREAS, type Area } from '../instrument.js';
import { openBoard } from '../open-board.js';
import { countLaws, readLatestLaws } from '../store/laws.js';
import { instrumentName } from '../words.js';
import { reachOfLaws } from './find-laws.js';

/** What the laws of States say on the articles of an instrument: `article/trafficking-protocol/protection`. */
export function articleSubject(instrument: string, area: Area): Subject {
  return `article/${instrument}/${area}`;
}

/** Laws as statements of their States. What was given back is not one that anybody stands by. */
export function lawsAsStatements({ db }: House): StatementProvider {
  const asked = async ({ about, partyIds }: StatementQuery) => {
    const board = await openBoard(db);
    const subjectOf = (instrumentId: string, area: Area): Subject =>
      articleSubject(board.byId.get(instrumentId)?.instrument.code ?? '', area);
    const wanted = about === undefined ? null : new Set(about.filter((one) => one.startsWith('article/')));
    const all = board.instruments.flatMap(({ instrument }) =>
      AREAS.map((area) => ({ instrumentId: instrument.id, area })),
    );
    const on = all.filter(({ instrumentId, area }) => wanted?.has(subjectOf(instrumentId, area)));
    const query = {
      returned: false,
      ...(wanted === null ? {} : { on }),
      ...(partyIds === undefined ? {} : { partyIds }),
    };
    return { board, subjectOf, query: wanted !== null && on.length === 0 ? null : query };
  };
  return {
    async find(actor, { limit, ...about }, lang: Lang) {
      const { board, subjectOf, query } = await asked(about);
      const t = translatorFor(lang);
      const laws = query === null ? [] : await readLatestLaws(db.connection, reachOfLaws(actor), query, limit);
      return laws.map((law): Statement => {
        const instrument = board.byId.get(law.instrumentId)?.instrument;
        return {
          ...{
            id: `law-${law.id}`,
            partyId: law.partyId,
            about: [subjectOf(law.instrumentId, law.area)],
            lang: law.lang,
          },
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
    async count(actor, about) {
      const { subjectOf, query } = await asked(about);
      const counts = query === null ? [] : await countLaws(db.connection, reachOfLaws(actor), query);
      return counts.map(({ party_id: partyId, instrument_id, area, laws, latest }) => ({
        ...{ subject: subjectOf(instrument_id, area as Area), partyId, statements: laws, latest },
      }));
    },
  };
}

/** All subjects of an instrument, by area. */
export function subjectsOf(instrument: string): { area: Area; subject: Subject }[] {
  return AREAS.map((area) => ({ area, subject: articleSubject(instrument, area) }));
}
