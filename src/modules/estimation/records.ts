import type { House } from '../../kernel/module/index.js';
import type { RecordKind, SeenRecord } from '../../kernel/work/index.js';
import { asRecord, may } from './policy.js';
import { findStudy } from './store/studies.js';

/** How studies are named to those who are told of them or comment on them, and who sees which. */
export function studyRecords({ db }: House): RecordKind[] {
  return [
    {
      type: 'study',
      comments: true,
      async find(actor, ids, t) {
        const found = new Map<string, SeenRecord>();
        for (const id of ids) {
          const study = await findStudy(db.connection, id);
          if (study === null || !may(actor, 'read', 'study', asRecord(study))) continue;
          const open = study.publishedRun !== null;
          // Its title is as its maker wrote it, in whichever language.
          found.set(id, { title: study.title, lang: t.lang, path: `/estimation/${id}`, open });
        }
        return found;
      },
    },
  ];
}
