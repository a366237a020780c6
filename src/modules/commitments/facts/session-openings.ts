import { FIRST_SESSION_BY_RULE, openingByRule, type SessionOpening } from '../timing/sessions.js';

/** Openings that are known to have been on these days. */
const CONFIRMED: Readonly<Record<number, string>> = {
  72: '2017-09-12',
  73: '2018-09-18',
  74: '2019-09-17',
  75: '2020-09-15',
  76: '2021-09-14',
  77: '2022-09-13',
  78: '2023-09-05',
  80: '2025-09-09',
};

const LAST_SESSION = 94;

/**
 * Openings of the General Assembly that come with the program. Those that are not known to us for certain are the days that the
 * rule of resolution 57/301 gives, and are kept as expected, past ones too, until somebody confirms them.
 */
export const sessionOpenings: readonly SessionOpening[] = Array.from(
  { length: LAST_SESSION - FIRST_SESSION_BY_RULE + 1 },
  (_, i) => FIRST_SESSION_BY_RULE + i,
).flatMap((session): SessionOpening[] => {
  const confirmed = CONFIRMED[session];
  if (confirmed !== undefined) return [{ session, opens: confirmed, standing: 'confirmed' }];
  const opens = openingByRule(session);
  return opens === null ? [] : [{ session, opens, standing: 'expected' }];
});
