import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../kernel/calendar/index.js';
import { formatDate, LANGS } from '../../../kernel/i18n/index.js';
import { readDate } from './read-date.js';

describe('days as depositaries write them', () => {
  it.each([
    ['25 Jun 2003', '2003-06-25', null],
    ['8 Feb 2010 a', '2010-02-08', 'accession'],
    ['27 Jul 2005 A', '2005-07-27', 'acceptance'],
    ['6 Sep 2006 AA', '2006-09-06', 'approval'],
    ['12 Mar 2001 d', '2001-03-12', 'succession'],
    ['7 Sep 1956 s', '1956-09-07', 'definitive-signature'],
    ['24 Sep 2003 a 3, 4', '2003-09-24', 'accession'],
    ['24 Sep 2003 (a)', '2003-09-24', 'accession'],
    ['24 Sept. 2003 [2]', '2003-09-24', null],
    ['2003-09-24T00:00:00', '2003-09-24', null],
    ['1er déc. 2004', '2004-12-01', null],
    ['14 декабря 2000 г.', '2000-12-14', null],
  ])('%s', (written, day, kind) => expect(readDate(written)).toEqual({ day, kind }));

  it.each(['', '03/04/2001', '31 Feb 2001', '2003', '24 Xyz 2003', '24 Sep 2003 q', '2003-13-01'])(
    '%s is none',
    (text) => expect(readDate(text)).toBeNull(),
  );

  it('are read back from what any of the six languages writes, with any note', () => {
    const days = fc.integer({ min: Date.UTC(1926, 0, 1), max: Date.UTC(2030, 0, 1) }).map((n) => dayOf(new Date(n)));
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...LANGS),
        fc.constantFrom('long', 'short'),
        fc.constantFrom('', ' 2', ' [3]', '²'),
        (day, lang, style, note) => {
          // Arabic writes two names of a month with a stroke between them.
          if (lang !== 'ar') expect(readDate(formatDate(lang, day, style) + note)?.day).toBe(day);
        },
      ),
      { numRuns: 400 },
    );
  });
});
