import type { PersonActor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { Records, SeenRecords } from '../../kernel/work/index.js';
import type { Notice } from './notice.js';
import { refsOf, seenOf } from './say-notice.js';
import { listNotices, markSeen, type NoticeFilter } from './store/notices.js';

export interface FoundNotices {
  total: number;
  rows: Notice[];
  seen: SeenRecords;
}

/** Older ones are reached by a filter; they go after a quarter of a year. */
const MOST = 500;

/** A page of what a person is told, as far as they see its records now; what they lost sight of is not told, nor counted as new. */
export async function findNotices(
  { db, records }: { db: Database; records: Records },
  actor: PersonActor,
  filter: NoticeFilter,
  { offset, limit }: { offset: number; limit: number },
  t: Translator,
): Promise<FoundNotices> {
  const all = await listNotices(db.connection, actor.id, filter, MOST);
  const seen = await records.find(actor, all.flatMap(refsOf), t);
  const told = all.filter((notice) => seenOf(notice, seen) !== null);
  const lost = all.filter((notice) => notice.seen === null && seenOf(notice, seen) === null);
  await markSeen(
    db.connection,
    actor.id,
    lost.map(({ id }) => id),
    new Date(),
  );
  return { total: told.length, rows: told.slice(offset, offset + limit), seen };
}
