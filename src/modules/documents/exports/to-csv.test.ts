import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../../tests/kit/arbitrary-reading.js';
import { act, buildReading, date, item } from '../../../../tests/kit/build-reading.js';
import { toCsv } from './to-csv.js';

const rows = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe('acts as a table', () => {
  const csv = toCsv(
    buildReading({
      operative: [
        {
          text: 'Urges States:',
          items: [item('a', 'To act')],
          citations: ['A/RES/70/1'],
          acts: [act('Urges', 'urge', 'STATES', 'UNODC'), act('invites', 'invite')],
          dates: [date('deadline', 'by May', { not_after: '2036-05-31' })],
        },
        { text: 'Silent.' },
      ],
      annexes: [{ paragraphs: [{ text: '=HYPERLINK("http://x")', acts: [act('@x', 'other')] }] }],
    }),
  );

  it('has one row an act, and one for a paragraph without', () => {
    expect(
      rows(csv).map(({ annex, paragraph, act: code, addressees }) => [annex, paragraph, code, addressees]),
    ).toEqual([
      ['', '1', 'urge', 'STATES UNODC'],
      ['', '1', 'invite', ''],
      ['', '2', '', ''],
      ['1', '1', 'other', ''],
    ]);
    expect(rows(csv)[0]).toMatchObject({
      symbol: 'A/RES/70/179',
      text: 'Urges States:\nTo act',
      dates: 'deadline not_after=2036-05-31 (by May)',
    });
  });

  it('begins with a byte order mark', () => {
    expect(csv.startsWith('\ufeffsymbol,status')).toBe(true);
  });

  it('never hands a spreadsheet a formula', () => {
    expect(rows(csv).at(-1)).toMatchObject({ text: '\'=HYPERLINK("http://x")', verb: "'@x" });
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        for (const row of rows(toCsv(reading)))
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
      }),
      { numRuns: 50 },
    );
  });
});
