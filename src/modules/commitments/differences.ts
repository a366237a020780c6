import type { DateMention } from '../documents/index.js';
import type { Commitment } from './commitment.js';
import { sameSet } from './match-acts.js';

/** Where the register and a brought text do not agree about one commitment. */
export type Difference =
  | { what: 'act'; stated: string; read: string }
  | { what: 'addressees'; stated: string[]; read: string[] }
  | { what: 'dates'; stated: DateMention[]; read: DateMention[] }
  /** The text has the paragraph, or lacks it, and no act of it is this one. */
  | { what: 'not-in-text'; stated: null; read: null }
  /** The text has an act that the register does not know. */
  | { what: 'not-in-register'; stated: null; read: null };

export type DifferenceKind = Difference['what'];

/** What differs between a commitment and the act that was read in its place. Pure. */
export function differencesOf(
  held: Pick<Commitment, 'act' | 'addressees' | 'dates'>,
  read: { act: string; addressees: readonly string[]; dates: readonly DateMention[] },
): Difference[] {
  const found: Difference[] = [];
  // What the Plan's Members take upon themselves has no verb of its own in the text.
  if (held.act !== read.act) found.push({ what: 'act', stated: held.act, read: read.act });
  if (!sameSet(held.addressees, read.addressees))
    found.push({ what: 'addressees', stated: held.addressees, read: [...read.addressees] });
  if (!sameDates(held.dates, read.dates))
    found.push({ what: 'dates', stated: held.dates.map(bareDate), read: read.dates.map(bareDate) });
  return found;
}

/** A date mention without its words and their place: two languages say the same day in other words. */
export function bareDate({ spans: _s, text, by: _b, on: _o, place: _p, ...date }: DateMention): DateMention {
  return { ...date, text };
}

function sameDates(a: readonly DateMention[], b: readonly DateMention[]): boolean {
  const keys = (dates: readonly DateMention[]) =>
    dates
      .filter(({ kind }) => kind !== 'event')
      .map(keyOf)
      .sort();
  const [x, y] = [keys(a), keys(b)];
  return x.length === y.length && x.every((key, at) => key === y[at]);
}

function keyOf(date: DateMention): string {
  const { text: _, ...facts } = bareDate(date);
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
