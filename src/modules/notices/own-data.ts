import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { noticesTables } from './store/tables.js';

/** What is kept of what a person is told, and how they want it. */
export const NOTICES_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'notices',
    fields: ['topic', 'about', 'made', 'seen', 'mailed'],
    read: async (c, id) =>
      (
        await noticesTables(c)
          .selectFrom('notice')
          .select(['topic', 'record_type', 'record_id', 'made', 'seen', 'mailed'])
          .where('person_id', '=', id)
          .orderBy('made', 'desc')
          .execute()
      ).map(({ record_type, record_id, ...notice }) => ({ ...notice, about: `${record_type} ${record_id}` })),
  }),
  ownDataPart({
    name: 'mail-wishes',
    fields: ['topic', 'state'],
    words: { state: 'notices.wish' },
    read: (c, id) =>
      noticesTables(c)
        .selectFrom('notice_wish')
        .select(['topic', 'how as state'])
        .where('person_id', '=', id)
        .orderBy('topic')
        .execute(),
  }),
  ownDataPart({
    name: 'mail-hours',
    fields: ['zone', 'hour', 'weekday'],
    read: (c, id) =>
      noticesTables(c)
        .selectFrom('notice_hours')
        .select(['time_zone as zone', 'hour', 'weekday'])
        .where('person_id', '=', id)
        .execute(),
  }),
  ownDataPart({
    name: 'feeds',
    fields: ['kind', 'label', 'made', 'used', 'withdrawn'],
    words: { kind: 'notices.feeds.kind' },
    read: (c, id) =>
      noticesTables(c)
        .selectFrom('notice_feed')
        .select(['kind', 'label', 'made', 'used', 'revoked as withdrawn'])
        .where('person_id', '=', id)
        .orderBy('made', 'desc')
        .execute(),
  }),
  ownDataPart({
    name: 'reminders',
    fields: ['about', 'days', 'made'],
    read: async (c, id) =>
      (
        await noticesTables(c)
          .selectFrom('reminder_sent')
          .select(['name', 'matter', 'days', 'sent'])
          .where('person_id', '=', id)
          .orderBy('sent', 'desc')
          .execute()
      ).map(({ name, matter, days, sent }) => ({ about: `${name} ${matter}`, days, made: sent })),
  }),
];
