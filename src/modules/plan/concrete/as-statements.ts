import type { Actor } from '../../../kernel/access/index.js';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { House, Statement, StatementProvider, StatementQuery, Subject } from '../../../kernel/module/index.js';
import { textIn } from './content.js';
import { NO_CONCRETE_FILTER } from './filter.js';
import { findConcrete, type ListedConcrete } from './find-concrete.js';

/** Public concrete measures as what their parties said on the measures of the Plan. */
export function concreteAsStatements({ db }: House): StatementProvider {
  const asked = async (actor: Actor, query: StatementQuery) =>
    (await findConcrete(db, actor, NO_CONCRETE_FILTER)).flatMap((one) => {
      if (query.partyIds !== undefined && !query.partyIds.includes(one.party.id)) return [];
      const about = aboutOf(one).filter((subject) => query.about === undefined || query.about.includes(subject));
      return about.length === 0 ? [] : [{ one, about }];
    });
  return {
    async find(actor, { limit, ...query }, lang) {
      const t = translatorFor(lang);
      return (await asked(actor, query))
        .sort((a, b) => b.one.view.at.getTime() - a.one.view.at.getTime())
        .slice(0, limit)
        .map(({ one }): Statement => {
          const { key, party, view } = one;
          const title = textIn(view.content.titles, lang);
          const more = title === null ? undefined : view.content.descriptions[title.lang];
          return {
            id: `concrete-measure/${key}`,
            partyId: party.id,
            about: aboutOf(one),
            words: [title?.text ?? '', ...(more === undefined ? [] : [more])].join('\n\n'),
            lang: title?.lang ?? lang,
            at: view.at,
            reviewed: true,
            source: { name: t('plan.concrete.source'), path: `/plan/concrete/${key}` },
          };
        });
    },
    async count(actor, query) {
      return (await asked(actor, query)).flatMap(({ one, about }) =>
        about.map((subject) => ({ subject, partyId: one.party.id, statements: 1, latest: one.view.at })),
      );
    },
  };
}

function aboutOf({ view }: ListedConcrete): Subject[] {
  return view.content.measures.map((n) => `measure/${n}` as const);
}
