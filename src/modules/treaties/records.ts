import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { seesLaw } from './laws/find-laws.js';
import { openBoard } from './open-board.js';
import { findLawsById } from './store/laws.js';
import { instrumentName } from './words.js';

/** How instruments and laws are named to those who are told of them or comment on them, and who sees which. */
export function treatyRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'treaty',
      comments: true,
      async load(ids) {
        const board = await openBoard(db);
        return new Map(
          ids.flatMap((id) => {
            const instrument = board.byId.get(id)?.instrument;
            return instrument === undefined ? [] : [[id, instrument] as const];
          }),
        );
      },
      sees: () => true,
      show: (instrument, t) => ({
        title: instrumentName(t, instrument),
        lang: t.lang,
        path: `/treaties/${instrument.code}`,
        open: true,
      }),
    }),
    recordKind({
      type: 'treaty-law',
      comments: true,
      load: async (ids) => new Map((await findLawsById(db.connection, ids)).map((law) => [law.id, law])),
      sees: seesLaw,
      show: ({ id, title, lang, state }) => ({ title, lang, path: `/treaties/laws/${id}`, open: state === 'reviewed' }),
    }),
  ];
}
