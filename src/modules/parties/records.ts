import type { House } from '../../kernel/module/index.js';
import type { RecordKind, SeenRecord } from '../../kernel/work/index.js';
import { findParty } from './find-parties.js';
import { partyName } from './pages/words.js';

/** How parties are named to those who are told of them or comment on them, and who sees which. */
export function partyRecords({ db }: House): RecordKind[] {
  return [
    {
      type: 'party',
      comments: true,
      async find(actor, ids, t) {
        const found = new Map<string, SeenRecord>();
        for (const id of ids) {
          const party = await findParty(db, actor, { id });
          if (party === null) continue;
          const open = party.state === 'active' || party.state === 'former';
          found.set(id, { title: partyName(t, party), lang: t.lang, path: `/parties/${party.code}`, open });
        }
        return found;
      },
    },
  ];
}
