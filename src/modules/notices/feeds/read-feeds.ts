import { hashOfToken, type PersonActor } from '../../../kernel/access/index.js';
import { dayOf, type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import { writeAtom } from '../../../kernel/feeds/index.js';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { findTasks } from '../../../kernel/work/index.js';
import { addressOf } from '../address.js';
import { findNotices } from '../find-notices.js';
import { pathOf, sayNotice, seenOf } from '../say-notice.js';
import { topicsOf } from '../topics.js';

/**
 * What a private address gives out. Programs of others keep it, so nothing stands in it that not everybody may know: as in a mail, the rest
 * is told as something that waits.
 */

const MOST = 50;

/** The latest that the person is told of, as Atom. */
export async function readNoticesFeed(house: House, work: Work, actor: PersonActor): Promise<string> {
  const t = translatorFor(actor.lang);
  const { rows, seen } = await findNotices(
    { db: house.db, records: work.records },
    actor,
    {},
    { offset: 0, limit: MOST },
    t,
  );
  const labels = topicsOf(work);
  return writeAtom({
    id: `urn:uuid:${actor.id}`,
    title: t('notices.feed.title'),
    lang: actor.lang,
    address: addressOf(house, actor.lang, '/notices'),
    updated: rows[0]?.made ?? new Date(0),
    entries: rows.map((notice) => {
      const open = notice.open && seenOf(notice, seen)?.every((record) => record.open) === true;
      const label = labels.find(({ topic }) => topic === notice.topic)?.label;
      return {
        id: `urn:uuid:${notice.id}`,
        title: (open ? sayNotice(t, notice, seen) : null) ?? (label === undefined ? notice.topic : t(label)),
        updated: notice.made,
        address: addressOf(house, actor.lang, open ? pathOf(notice, seen) : `/notices?topic=${notice.topic}`),
      };
    }),
  });
}

const MOST_TASKS = 200;

/** What waits for the person and has a day, as a calendar. */
export async function readTasksCalendar(house: House, work: Work, actor: PersonActor, source: string): Promise<string> {
  const t = translatorFor(actor.lang);
  const today = dayOf(new Date());
  const groups = await findTasks(work.waits, { actor, t, today, limit: MOST_TASKS });
  const waiting = addressOf(house, actor.lang, '/waiting');
  const events = groups.flatMap(({ tasks }) =>
    tasks.flatMap(({ title, path, due, open }): IcsEvent[] =>
      due === null
        ? []
        : [
            {
              // A hash: what is asked of a party must not be read out of the name of an entry.
              uid: `${hashOfToken(`${actor.id} ${path} ${due}`).slice(0, 32)}@concordance`,
              changedAt: new Date(`${due}T00:00:00Z`),
              sequence: 0,
              firstDay: due,
              lastDay: due,
              yearly: false,
              status: 'confirmed',
              summary: open ? title : t('notices.feed.something-due'),
              description: '',
              url: open ? addressOf(house, actor.lang, path) : waiting,
              category: t('notices.waiting.title'),
            },
          ],
    ),
  );
  return writeIcs({
    name: t('notices.waiting.title'),
    description: t('notices.feed.calendar-text'),
    lang: actor.lang,
    product: 'What waits',
    source,
    events,
  });
}
