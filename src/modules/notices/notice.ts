import type { RecordRef } from '../../kernel/work/index.js';

/** What somebody is told: nothing in it is text of a person. Pure. */

export interface NewNotice {
  personId: string;
  topic: string;
  /** What it comes from; a person has one of each. */
  source: string;
  /** Key of its sentence. */
  message: string;
  about: RecordRef;
  names: Readonly<Record<string, RecordRef>>;
  values: Readonly<Record<string, string | number>>;
  /** Where it leads, where that is not the page of the record. */
  path: string | null;
  open: boolean;
}

export interface Notice extends NewNotice {
  id: string;
  made: Date;
  seen: Date | null;
}

/** How mail about a topic comes. */
export const WISHES = ['at-once', 'daily', 'weekly', 'off'] as const;
export type Wish = (typeof WISHES)[number];

export function isWish(value: unknown): value is Wish {
  return (WISHES as readonly unknown[]).includes(value);
}

/** Reminders and what is said to one come at once, all else once a day, until the person says otherwise. */
export function usualWish(topic: string): Wish {
  return topic === REMINDERS || topic === 'comments' ? 'at-once' : 'daily';
}

export const REMINDERS = 'reminders';

/** In whose day mail comes. */
export interface Hours {
  /** IANA: "Africa/Nairobi". */
  timeZone: string;
  /** 0 to 23, on the clock of that zone. */
  hour: number;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
}

export const USUAL_HOURS: Hours = { timeZone: 'UTC', hour: 8, weekday: 1 };
