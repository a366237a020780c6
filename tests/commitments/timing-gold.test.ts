import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionOpenings } from '../../src/modules/commitments/facts/session-openings.js';
import { attachDates } from '../../src/modules/commitments/timing/attach-dates.js';
import { openingsOf } from '../../src/modules/commitments/timing/sessions.js';
import { timingOf } from '../../src/modules/commitments/timing/timing-of.js';
import type { DateMention } from '../../src/modules/documents/index.js';
import { readText } from '../../src/modules/documents/reader/read.js';
import type { Reading } from '../../src/modules/documents/reader/reading.js';
import { openSource } from '../../src/modules/documents/reader/source/index.js';
import { readShared, sharedTexts } from '../kit/reading-texts.js';

const folder = sharedTexts();
const openings = openingsOf(sessionOpenings);

interface Gold {
  operative: { paragraphs: { n: number; dates: DateMention[] }[] };
}

/** Worked out by hand from domain.md: paragraph, first and last day of each deadline. */
const DEADLINES: Record<string, [n: number, from: string | null, to: string][]> = {
  'A-C.3-70-draft.zh.json': [
    [6, null, '2017-10-31'],
    [19, '2015-09-15', '2016-09-12'],
    [20, '2016-09-13', '2017-09-11'],
  ],
  'A-RES-70-179.en.json': [
    [4, '2017-10-01', '2017-10-31'],
    [18, '2016-09-13', '2017-09-11'],
  ],
};

describe.skipIf(!folder)('deadlines of texts annotated by hand', () => {
  it.each(Object.entries(DEADLINES))('all fall into the right window in %s', (name, wanted) => {
    const gold = JSON.parse(readFileSync(join(folder ?? '', 'gold', name), 'utf8')) as Gold;
    const found = gold.operative.paragraphs.flatMap(({ n, dates }) =>
      timingOf(dates, openings, { organ: 'GENERAL_ASSEMBLY', session: 70, adopted: null }).due.map(({ from, to }) => [
        n,
        from,
        to,
      ]),
    );
    expect(found).toEqual(wanted);
  });

  /** Which act of a paragraph has which kinds of date. */
  const actsWithDates = (reading: Reading, n: number) => {
    const paragraph = reading.operative.find((one) => one.n === n);
    if (!paragraph) throw new Error(`No paragraph ${n}`);
    const attached = attachDates(paragraph.acts, paragraph.dates);
    return paragraph.acts.map(({ act }, i) => [act, ...(attached[i] ?? []).map(({ kind }) => kind)]);
  };

  it('belong to the act that asks, in the draft', async () => {
    const name = 'A-C.3-70-draft.zh.txt';
    const reading = readText(await openSource(readShared(folder ?? '', name), name));
    expect(actsWithDates(reading, 5)).toEqual([['recall', 'event']]);
    expect(actsWithDates(reading, 6)).toEqual([['recall'], ['decide', 'recurrence', 'deadline']]);
    expect(actsWithDates(reading, 8)).toEqual([['recall'], ['invite', 'observance']]);
    expect(actsWithDates(reading, 17)).toEqual([['welcome'], ['look_forward', 'expected'], ['encourage']]);
    expect(actsWithDates(reading, 20)).toEqual([['request', 'deadline']]);
  });

  it('belong to the act that asks, as adopted', async () => {
    const name = 'A-RES-70-179.clean.en.txt';
    const reading = readText(await openSource(readShared(folder ?? '', name), name));
    expect(actsWithDates(reading, 3)).toEqual([['recall', 'event']]);
    expect(actsWithDates(reading, 4)).toEqual([['recall'], ['decide', 'recurrence', 'deadline']]);
    expect(actsWithDates(reading, 6)).toEqual([['recall'], ['invite', 'observance']]);
    expect(actsWithDates(reading, 17)).toEqual([['welcome'], ['look_forward', 'expected'], ['encourage']]);
  });
});
