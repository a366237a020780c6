import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../i18n/index.js';
import { addDays } from './days.js';
import { escapeText, foldLine, type IcsCalendar, type IcsEvent, writeIcs } from './ics.js';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1946-01-10', days));
/** Texts as six languages have them, with what has a meaning in the format, and what no text should hold. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '敦促会员国',
        'الدورة الثانية والثمانون',
        'сессия',
        'période : où ?',
        'período',
        'a;b,c\\n\\',
        '\n',
        '\r\n',
        '"',
        '👩‍👩‍👧',
        '\u0007',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const event: fc.Arbitrary<IcsEvent> = fc
  .record({
    uid: fc.stringMatching(/^[a-z0-9.-]{1,90}$/),
    changedAt: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    sequence: fc.nat(),
    firstDay: day,
    length: fc.nat({ max: 10 }),
    yearly: fc.boolean(),
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
    summary: text,
    description: text.map((one) => `.${one}`),
    url: fc.option(fc.webUrl()),
    category: text,
  })
  .map(({ length, ...one }) => ({ ...one, lastDay: addDays(one.firstDay, length) }));

const calendar: fc.Arbitrary<IcsCalendar> = fc.record({
  name: text,
  description: text,
  lang: fc.constantFrom(...LANGS),
  source: fc.webUrl(),
  events: fc.array(event, { maxLength: 5 }),
});

/** What is left of a text when the format has carried it: one kind of line break, no control characters. */
const carried = (one: string) =>
  [...one.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Surrogate}/gu, '\uFFFD')]
    .filter((c) => c === '\n' || c === '\t' || (c >= ' ' && c !== '\u007F'))
    .join('');

describe('a calendar feed', () => {
  it('re-read by ical.js gives back the same events', () => {
    fc.assert(
      fc.property(calendar, (given) => {
        const component = new ICAL.Component(ICAL.parse(writeIcs(given)));
        // ical.js hands over what it does not know as it is written.
        expect(component.getFirstPropertyValue('x-wr-calname')).toBe(escapeText(given.name));
        expect(component.getFirstProperty('name')?.getParameter('language')).toBe(given.lang);
        expect(String(component.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
        const read = component.getAllSubcomponents('vevent').map((one) => {
          const found = new ICAL.Event(one);
          return {
            uid: found.uid,
            sequence: found.sequence,
            firstDay: found.startDate.toString(),
            allDay: found.startDate.isDate && found.endDate.isDate,
            lastDay: addDays(found.endDate.toString(), -1),
            yearly: found.isRecurring(),
            status: String(one.getFirstPropertyValue('status')).toLowerCase(),
            summary: found.summary,
            description: found.description,
            url: one.getFirstPropertyValue('url'),
            category: one.getFirstPropertyValue('categories'),
            changedAt: one.getFirstPropertyValue('dtstamp')?.toString(),
            lang: one.getFirstProperty('summary')?.getParameter('language'),
          };
        });
        expect(read).toEqual(
          given.events.map(({ changedAt, summary, description, category, ...same }) => ({
            ...same,
            allDay: true,
            summary: carried(summary),
            description: carried(description),
            category: carried(category),
            changedAt: `${changedAt.toISOString().slice(0, 19)}Z`,
            lang: given.lang,
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('has no line over 75 octets, cuts no character, and ends every line with CRLF', () => {
    fc.assert(
      fc.property(calendar, (given) => {
        const bytes = Buffer.from(writeIcs(given));
        // Throws where a character was cut.
        const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it.each([
    ['敦促'.repeat(60), 25],
    ['الدورة'.repeat(40), 40],
    ['👩🏽'.repeat(30), 20],
  ])('folds %s at octets', (words) => {
    const lines = foldLine(words).split('\r\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const [i, line] of lines.entries()) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      if (i < lines.length - 1) expect(Buffer.byteLength(line)).toBeGreaterThan(70);
    }
    expect(lines.map((line, i) => (i === 0 ? line : line.slice(1))).join('')).toBe(words);
  });

  it('comes back on the last day of February for the 29th, in every year', () => {
    const leap: IcsEvent = {
      uid: 'leap',
      changedAt: new Date('2026-01-01'),
      sequence: 0,
      firstDay: '2028-02-29',
      lastDay: '2028-02-29',
      yearly: true,
      status: 'confirmed',
      summary: '',
      description: '',
      url: null,
      category: '',
    };
    const feed = writeIcs({ name: '', description: '', lang: 'en', source: 'https://example.org', events: [leap] });
    const found = new ICAL.Component(ICAL.parse(feed)).getFirstSubcomponent('vevent');
    if (!found) throw new Error('No event');
    const iterator = new ICAL.Event(found).iterator();
    expect(Array.from({ length: 5 }, () => iterator.next()?.toString())).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });
});
