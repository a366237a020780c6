import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { ACTS } from '../documents/index.js';
import type { CommitmentAct } from './commitment.js';
import { isDay } from './timing/days.js';

/** What programs may write of a commitment: every member is named, and one that is not named is refused. */

export const Key = z.object({
  key: z.string().openapi({ param: { name: 'key', in: 'path' }, example: 'a-res-70-179-op-4-2' }),
});

export const Seen = z.object({
  'if-match': z
    .string()
    .openapi({ description: 'The ETag of the commitment that the person saw, or its version in quotation marks.' }),
});

/** The version of `"3"` or of the ETag `W/"3.1764..."`; what is none is the version of nothing. */
export function versionOf(header: string): number {
  return Number(/^(?:W\/)?"(\d{1,9})[."]/u.exec(header.trim())?.[1] ?? 0);
}

const Day = z.string().refine(isDay, 'A day that exists, YYYY-MM-DD').openapi({ format: 'date' });
/** YYYY, YYYY-MM or YYYY-MM-DD. */
const Partial = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u);
const Year = z.number().int().min(1945).max(2200);
const Session = z.number().int().min(1).max(250);

/** What the words say about time, as the reader writes it. */
export const DateShape = z
  .strictObject({
    kind: z.enum(['deadline', 'expected', 'period', 'recurrence', 'observance', 'event']),
    text: z.string().max(300).default(''),
    session: Session.optional(),
    not_after: Day.optional(),
    start: Partial.optional(),
    end: Partial.optional(),
    month: z
      .string()
      .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)
      .optional(),
    year: Year.optional(),
    until: Partial.optional(),
    every: z
      .string()
      .regex(/^P[1-9]\d{0,2}[YMWD]$/u)
      .optional()
      .openapi({ example: 'P4Y' }),
    from_session: Session.optional(),
    from_year: Year.optional(),
    month_day: z
      .string()
      .regex(/^--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u)
      .optional()
      .openapi({ example: '--07-30' }),
  })
  .openapi('GivenDate');

const Titles = z
  .partialRecord(z.enum(LANGS), z.string())
  .openapi({ description: 'In our own words; "" takes one away.' });
const ActShape = z.enum([...ACTS, 'undertake'] as [CommitmentAct, ...CommitmentAct[]]);
const Addressees = z.array(z.string()).openapi({ example: ['MEMBER_STATES'] });
const Dates = z.array(DateShape).max(40);

export const EditShape = z.strictObject({
  titles: Titles.optional(),
  act: ActShape.optional(),
  addressees: Addressees.optional(),
  dates: Dates.optional(),
  shown: z.boolean().optional(),
});

export const GivenShape = z.strictObject({
  symbol: z.string().openapi({ example: 'A/RES/70/179' }),
  section: z.enum(['operative', 'annex']).default('operative'),
  part: z.string().default('').openapi({ description: '"I", "II" where numbering restarts by part.' }),
  n: z.number().int(),
  act: ActShape,
  addressees: Addressees.default([]),
  dates: Dates.default([]),
  titles: Titles,
});
