import type { House } from '../../kernel/module/index.js';
import type { RecordKind, SeenRecord } from '../../kernel/work/index.js';
import { getLaw } from './laws/find-laws.js';
import { openBoard } from './open-board.js';
import { Refusal } from './refusal.js';
import { instrumentName } from './words.js';

/** How instruments and laws are named to those who are told of them or comment on them, and who sees which. */
export function treatyRecords({ db }: House): RecordKind[] {
  return [
    {
      type: 'treaty',
      comments: true,
      async find(_, ids, t) {
        const board = await openBoard(db);
        return new Map(
          ids.flatMap((id): [string, SeenRecord][] => {
            const found = board.byId.get(id)?.instrument;
            if (found === undefined) return [];
            return [
              [id, { title: instrumentName(t, found), lang: t.lang, path: `/treaties/${found.code}`, open: true }],
            ];
          }),
        );
      },
    },
    {
      type: 'treaty-law',
      comments: true,
      async find(actor, ids) {
        const seen = new Map<string, SeenRecord>();
        for (const id of ids) {
          const law = await getLaw(db, actor, id).catch((error: unknown) => {
            if (error instanceof Refusal) return null;
            throw error;
          });
          if (law === null) continue;
          seen.set(id, {
            title: law.title,
            lang: law.lang,
            path: `/treaties/laws/${id}`,
            open: law.state === 'reviewed',
          });
        }
        return seen;
      },
    },
  ];
}
