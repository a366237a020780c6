import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { asRecord, may } from './policy.js';
import { findStudiesById } from './store/studies.js';

/** How studies are named to those who are told of them or comment on them, and who sees which. */
export function studyRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'study',
      comments: true,
      load: async (ids) => new Map((await findStudiesById(db.connection, ids)).map((study) => [study.id, study])),
      sees: (actor, study) => may(actor, 'read', 'study', asRecord(study)),
      // Its title is as its maker wrote it, in whichever language.
      show: ({ id, title, publishedRun }, { lang }) => ({
        title,
        lang,
        path: `/estimation/${id}`,
        open: publishedRun !== null,
      }),
    }),
  ];
}
