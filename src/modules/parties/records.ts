import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { openDirectory } from './directory/open-directory.js';
import { partyName } from './pages/words.js';
import { seesParty } from './policy.js';

/** How parties are named to those who are told of them or comment on them, and who sees which. */
export function partyRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'party',
      comments: true,
      async load(ids) {
        const directory = await openDirectory(db);
        const parties = ids.flatMap((id) => directory.byId(id) ?? []);
        return new Map(parties.map((party) => [party.id, party]));
      },
      sees: seesParty,
      show: (party, t) => ({
        title: partyName(t, party),
        lang: t.lang,
        path: `/parties/${party.code}`,
        open: party.state === 'active' || party.state === 'former',
      }),
    }),
  ];
}
