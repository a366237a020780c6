import { DATE_FIELDS, DATE_KINDS, type DateField, type DateMention, type FormValues } from '../documents/index.js';
import { Refusal } from './refusal.js';
import { rangeOf } from './timing/days.js';

/** The General Assembly did not exist before. */
export const EARLIEST = '1945';
const LONGEST_WORDS = 500;
const NUMBERS: ReadonlySet<string> = new Set(['session', 'year', 'from_session']);
/** Fields that name a day, a month or a year that must exist. */
const DAYS: ReadonlySet<string> = new Set(['not_after', 'month', 'year', 'start', 'end']);
/** The most rows that a form sends. */
const MOST_DATES = 20;

/**
 * What a form says about when: rows `date-0`, `date-1` ... with the kind ("" takes the row away) and the facts of a date mention in
 * the shapes of the reader, `session-0`, `not_after-0` ... What a form cannot say of a mention that is held (its words, a place) is kept.
 * Pure.
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
  const facts: Partial<Record<DateField, string | number>> = {};
  for (const [name, pattern] of Object.entries(DATE_FIELDS)) {
    const field = `${name}-${row}`;
    const said = values[field]?.[0]?.trim() ?? '';
    if (said === '') continue;
    const range = DAYS.has(name) ? rangeOf(said) : undefined;
    if (!pattern.test(said) || range === null || (name === 'month_day' && rangeOf(`2000${said.slice(1)}`) === null))
      throw new Refusal('not-a-date', { field, values: { date: said } });
    if (range !== undefined && range.to < EARLIEST)
      throw new Refusal('date-too-early', { field, values: { date: said } });
    facts[name as DateField] = NUMBERS.has(name) ? Number(said) : said;
  }
  // Each field passed its own pattern above.
  return facts as Partial<DateMention>;
}

/** What no field of the form shows: until when, from which year on, where, and on what. */
function withoutFields(date: DateMention): Partial<DateMention> {
  const { until, from_year, place, on } = date;
  return {
    ...(until === undefined ? {} : { until }),
    ...(from_year === undefined ? {} : { from_year }),
    ...(place === undefined ? {} : { place }),
    ...(on === undefined ? {} : { on }),
  };
}
