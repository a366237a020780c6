import type { House } from '../../kernel/module/index.js';
import { type RecordKind, recordKind } from '../../kernel/work/index.js';
import { seesRelease } from './releases/get-release.js';
import { titleOf } from './releases/release.js';
import { findRelease } from './store/releases.js';

/** How releases are named to those who are told of them, and who sees which. */
export function evidenceRecords({ db }: House): RecordKind[] {
  return [
    recordKind({
      type: 'release',
      comments: false,
      async load(ids) {
        const found = [];
        for (const id of ids) found.push(await findRelease(db.connection, { id }));
        return new Map(found.flatMap((release) => (release === null ? [] : [[release.id, release] as const])));
      },
      sees: seesRelease,
      show(release, t) {
        const { slug, version, state } = release;
        return {
          ...titleOf(release, t.lang),
          path: `/evidence/releases/${slug}/${version}`,
          open: state === 'published' || state === 'withdrawn',
        };
      },
    }),
  ];
}
