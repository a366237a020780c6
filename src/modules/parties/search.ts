import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { NO_FILTER } from './directory/filter.js';
import { findParties } from './find-parties.js';
import { acronymIn, foldName, nameIn } from './names.js';
import { kindWord, stateWord } from './pages/words.js';
import { PARTY_KINDS } from './party.js';

const FoundPartyShape = z
  .object({
    code: z.string().openapi({ example: 'UNODC' }),
    kind: z.enum(PARTY_KINDS),
    name: z.string(),
    lang: z.enum(LANGS).nullable(),
  })
  .openapi('FoundParty');

/** What the register of parties brings to the search of the house. */
export function partiesSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'parties',
      heading: 'parties.search.parties',
      order: 30,
      first: 5,
      record: FoundPartyShape,
      async find({ query, within, actor, t, limit, offset }) {
        const q = query.replaceAll('\0', '').slice(0, 200);
        if (foldName(q) === '') return null;
        const page = { sort: 'name', descending: false, offset, limit } as const;
        const { total, rows } = await findParties(db, actor, { ...NO_FILTER, q }, page, within ?? t.lang);
        const named = rows.map((party) => ({ party, name: nameIn(party, within ?? t.lang) }));
        return {
          total,
          hits: named.map(({ party, name }) => {
            const acronym = acronymIn(party, t.lang);
            return {
              path: `/parties/${party.code}`,
              title: [{ text: name?.name ?? party.code, ...(name === null ? {} : { lang: name.lang }) }],
              ...(acronym === null ? {} : { after: [{ text: ` ${acronym}` }] }),
              draft: false,
              meta: [kindWord(t, party.kind), ...(party.state === 'active' ? [] : [stateWord(t, party.state)])],
            };
          }),
          records: named.map(({ party: { code, kind }, name }) => ({
            code,
            kind,
            name: name?.name ?? code,
            lang: name?.lang ?? null,
          })),
        };
      },
    },
  ];
}
