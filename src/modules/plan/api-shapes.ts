import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { CONCRETE_STATES } from './concrete/content.js';
import { REVIEW_STATES } from './concrete/log.js';

/** Concrete measures as the API tells and takes them. */

export const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

const TextsShape = z.partialRecord(z.enum(LANGS), z.string());
const dateShape = z.string().nullable().openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD' });

const ViewShape = z.object({
  titles: TextsShape,
  descriptions: TextsShape,
  measures: z.array(z.number().int()),
  partners: z.array(z.string()),
  place: z.string(),
  starts: dateShape,
  ends: dateShape,
  budget: z
    .object({ amount: z.string(), minor: z.string(), currency: z.string() })
    .nullable()
    .openapi({ description: 'Exact: `minor` counts the smallest units of the currency (ISO 4217)' }),
  state: z.enum(CONCRETE_STATES),
  steps: z.array(
    z.object({
      n: z.number().int(),
      state: z.string().nullable(),
      happened: z.string().nullable(),
      note: z.string(),
      link: z.string().nullable(),
      file: z.string().nullable(),
    }),
  ),
});

export const ConcreteShape = z
  .object({
    key: z.string(),
    lead: z.string().openapi({ description: 'Code of the party' }),
    published: ViewShape.extend({ reviewed: z.iso.datetime() }).nullable(),
    latest: ViewShape.extend({ review: z.enum(REVIEW_STATES), version: z.number().int() })
      .nullable()
      .openapi({ description: 'To the party and the secretariat only' }),
  })
  .openapi('ConcreteMeasure');

export const ListedShape = ViewShape.extend({ key: z.string(), lead: z.string(), reviewed: z.iso.datetime() }).openapi(
  'ListedConcreteMeasure',
);

export const GivenShape = z
  .object({
    send: z.enum(['draft', 'propose']),
    titles: TextsShape,
    descriptions: TextsShape.default({}),
    measures: z.array(z.number().int()),
    partners: z.array(z.string()).default([]),
    place: z.string().default(''),
    starts: z.string().default(''),
    ends: z.string().default(''),
    budget: z.string().default('').openapi({ description: 'As people write it: "12500.50"' }),
    currency: z.string().default(''),
  })
  .openapi('ConcreteMeasureGiven');

export const StepShape = z
  .object({
    state: z.enum(['planned', 'under-way', 'done', 'stopped']).nullable().default(null),
    happened: z.string().default(''),
    note: z.string().default(''),
    link: z.string().default(''),
  })
  .openapi('ConcreteMeasureStep');

export const ReviewShape = z
  .object({ decision: z.enum(['publish', 'return']), note: z.string().default('') })
  .openapi('ConcreteMeasureReview');
