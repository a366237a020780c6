import { expect, it } from 'vitest';
import { type DayPart, partsOfDay } from '../../kernel/ui/index.js';
import type { DateMention, FormValues } from '../documents/index.js';
import { readDates } from './date-form.js';

/** What the controls of the form send for a fact. */
function sent(name: string, value: string | number, row: number): FormValues {
  if (name === 'every') {
    const [, n = '', unit = ''] = /^P(\d+)(.)$/u.exec(String(value)) ?? [];
    return { [`every-${row}`]: [n], [`every-${row}-unit`]: [unit] };
  }
  if (typeof value === 'number' && name !== 'year') return { [`${name}-${row}`]: [String(value)] };
  const field = name === 'year' ? 'month' : name;
  const parts = partsOfDay(String(value));
  return Object.fromEntries(
    Object.keys(parts).map((part) => [`${field}-${row}-${part}`, [parts[part as DayPart] ?? '']]),
  );
}

const DATES: readonly DateMention[] = [
  { kind: 'deadline', text: 'at its seventy-second session', session: 72, month: '2017-10' },
  { kind: 'deadline', text: 'no later than', session: 84, not_after: '2029-12-31' },
  { kind: 'expected', text: 'in 2026', year: 2026 },
  { kind: 'period', text: 'from to', start: '2021', end: '2025-06' },
  { kind: 'recurrence', text: 'every four years', every: 'P4Y', from_session: 72 },
  { kind: 'recurrence', text: 'every six months', every: 'P6M', from_year: 2011 },
  { kind: 'observance', text: '30 July', month_day: '--07-30', every: 'P1Y' },
  { kind: 'observance', text: '29 February', month_day: '--02-29' },
];

it('gives back every date that the form was filled with', () => {
  const values = Object.assign(
    {},
    ...DATES.map(({ kind, text: _, ...facts }, row) =>
      Object.assign(
        { [`date-${row}`]: [kind] },
        ...Object.entries(facts).map(([name, value]) => sent(name, value as string | number, row)),
      ),
    ),
  );
  expect(readDates(values, DATES)).toEqual(DATES);
});

it('reads digits as they are typed in Arabic and Chinese', () => {
  const values = {
    'date-0': ['deadline'],
    'session-0': ['٨٢'],
    'not_after-0-day': ['７'],
    'not_after-0-month': ['9'],
    'not_after-0-year': ['۲۰۲۷'],
  };
  expect(readDates(values, [])).toEqual([{ kind: 'deadline', text: '', session: 82, not_after: '2027-09-07' }]);
});

it.each([
  [{ 'not_after-0-day': '31', 'not_after-0-month': '2', 'not_after-0-year': '2027' }, 'not_after-0'],
  [{ 'not_after-0-month': '2', 'not_after-0-year': '2027' }, 'not_after-0'],
  [{ 'month-0-month': '2', 'month-0-year': '' }, 'month-0'],
  [{ 'month_day-0-day': '30', 'month_day-0-month': '2' }, 'month_day-0'],
  [{ 'month_day-0-day': '30', 'month_day-0-month': '' }, 'month_day-0'],
  [{ 'every-0': 'four', 'every-0-unit': 'Y' }, 'every-0'],
  [{ 'every-0': '4', 'every-0-unit': 'X' }, 'every-0'],
  [{ 'start-0-day': '3', 'start-0-month': '', 'start-0-year': '2027' }, 'start-0'],
  [{ 'session-0': '', 'every-0': '', 'every-0-unit': 'Y' }, 'session-0'],
])('refuses %j at its field', (fields, field) => {
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  expect(() => readDates({ 'date-0': ['deadline'], ...values }, [])).toThrow(expect.objectContaining({ field }));
});
