import { dayTyped, plainDigits } from '../../kernel/ui/index.js';
import { DATE_FIELDS, DATE_KINDS, type DateMention, type FormValues } from '../documents/index.js';
import { Refusal } from './refusal.js';
import { rangeOf } from './timing/days.js';

/** The General Assembly did not exist before. */
export const EARLIEST = '1945';
const LONGEST_WORDS = 500;
const NUMBERS: ReadonlySet<string> = new Set(['session', 'year', 'from_session', 'from_year']);
/** Fields that name a day, a month or a year that must exist. */
const DAYS: ReadonlySet<string> = new Set(['not_after', 'month', 'year', 'start', 'end', 'from_year']);
/** Facts that a form can say of a date, each with how the reader writes it. */
const FACT_FIELDS = { ...DATE_FIELDS, from_year: /^\d{4}$/u } as const;
type FactField = keyof typeof FACT_FIELDS;

/** Units in which something comes back. */
export const RHYTHMS = ['Y', 'M', 'W', 'D'] as const;

/** The most rows that a form sends. */
const MOST_DATES = 20;

/**
 * What a form says about when: rows `date-0`, `date-1` ... with the kind ("" takes the row away) and its facts as people say them: the
 * parts of a day (`not_after-0-day`, `-month`, `-year`), numbers (`session-0`), a number of years, months, weeks or days (`every-0` with
 * `every-0-unit`). What a form cannot say of a mention that is held (its words, a place) is kept. Pure.
 *
 * @throws Refusal `not-a-date`, `date-too-early`, `date-empty`, `too-long`, each with its field.
 */
export function readDates(values: FormValues, held: readonly DateMention[]): DateMention[] {
  const dates: DateMention[] = [];
  for (let row = 0; row < MOST_DATES; row += 1) {
    const kind = DATE_KINDS.find((known) => known === values[`date-${row}`]?.[0]);
    if (kind === undefined) continue;
    const before = held[row];
    const facts = factsOf(values, row);
    const kept = before === undefined ? {} : withoutFields(before);
    if (Object.keys(facts).length + Object.keys(kept).length === 0)
      throw new Refusal('date-empty', { field: `session-${row}` });
    const text = values[`words-${row}`]?.[0]?.trim() ?? before?.text ?? '';
    if (text.length > LONGEST_WORDS)
      throw new Refusal('too-long', { field: `words-${row}`, values: { most: LONGEST_WORDS } });
    dates.push({ ...kept, ...facts, kind, text });
  }
  return dates;
}

function factsOf(values: FormValues, row: number): Partial<DateMention> {
  const facts: Partial<Record<FactField, string | number>> = {};
  for (const [name, pattern] of Object.entries(FACT_FIELDS)) {
    const field = `${name}-${row}`;
    const { code, typed } = codeOf(values, name as FactField, row);
    if (code === '') continue;
    const range = DAYS.has(name) ? rangeOf(code) : undefined;
    if (!pattern.test(code) || range === null || (name === 'month_day' && rangeOf(`2000${code.slice(1)}`) === null))
      throw new Refusal('not-a-date', { field, values: { date: typed } });
    if (range !== undefined && range.to < EARLIEST)
      throw new Refusal('date-too-early', { field, values: { date: typed } });
    facts[name as FactField] = NUMBERS.has(name) ? Number(code) : code;
  }
  // Each field passed its own pattern above.
  return facts as Partial<DateMention>;
}

/** What the controls of a fact say as the reader writes it, and as it was typed. */
function codeOf(values: FormValues, name: FactField, row: number): { code: string; typed: string } {
  const one = (field: string) => values[field]?.[0];
  const field = `${name}-${row}`;
  switch (name) {
    case 'not_after':
    case 'start':
    case 'end':
    case 'month':
    case 'month_day': {
      const code = dayTyped((part) =>
        name === 'month_day' && part === 'year' ? undefined : (one(`${field}-${part}`) ?? ''),
      );
      // A year by itself is a fact of its own.
      return { code: name === 'month' && /^\d{4}$/u.test(code) ? '' : code, typed: code };
    }
    case 'year': {
      const code = dayTyped((part) => one(`month-${row}-${part}`) ?? '');
      return { code: /^\d{4}$/u.test(code) ? code : '', typed: code };
    }
    case 'every': {
      const n = plainDigits(one(field) ?? '');
      return { code: n === '' ? '' : `P${n}${one(`${field}-unit`) ?? 'Y'}`, typed: n };
    }
    default: {
      const n = plainDigits(one(field) ?? '');
      return { code: n, typed: n };
    }
  }
}

/** What no field of the form shows: until when, where, and on what. */
function withoutFields(date: DateMention): Partial<DateMention> {
  const { until, place, on } = date;
  return {
    ...(until === undefined ? {} : { until }),
    ...(place === undefined ? {} : { place }),
    ...(on === undefined ? {} : { on }),
  };
}
