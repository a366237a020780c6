import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenRecord } from '../../../kernel/work/index.js';
import type { Notice } from '../notice.js';
import { groupNotices } from './group-notices.js';

const seen = (open: boolean): SeenRecord => ({ title: 'T', lang: 'en', path: '/t', open });
const notices = fc.array(
  fc.record({
    topic: fc.constantFrom('answers', 'comments', 'reminders'),
    open: fc.boolean(),
    records: fc.option(fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }), { nil: null }),
  }),
);

describe('a digest', () => {
  it('tells nothing that not everybody may know, counts the rest, and leaves out what is not seen any more', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const all = given.map(
          ({ topic, open }, at): Notice => ({
            id: String(at),
            personId: 'p',
            topic,
            source: String(at),
            message: 'm',
            about: { type: 't', id: String(at) },
            names: {},
            values: {},
            path: null,
            open,
            made: new Date(0),
            seen: null,
          }),
        );
        const topics = groupNotices(all, ({ id }) => given[Number(id)]?.records?.map(seen) ?? null);
        const told = topics.flatMap((topic) => topic.told);
        for (const { id } of told) {
          expect(given[Number(id)]?.open).toBe(true);
          expect(given[Number(id)]?.records?.every(Boolean)).toBe(true);
        }
        const waiting = topics.reduce((sum, topic) => sum + topic.waiting, 0);
        expect(told.length + waiting).toBe(given.filter(({ records }) => records !== null).length);
        expect(new Set(topics.map(({ topic }) => topic)).size).toBe(topics.length);
      }),
    );
  });
});
