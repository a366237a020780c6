import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { PILLARS, SCHEMES, STATES, TARGETS, THEMES } from './commitment.js';
import type { ListedCommitment } from './find-commitments.js';
import type { WholeCommitment } from './get-commitment.js';
import { DIMENSIONS } from './register/filter.js';
import type { Facets } from './register/register-index.js';
import { STEP_KINDS } from './steps.js';
import type { Window } from './timing/timing.js';
import { URGENCIES } from './timing/urgency.js';

/** What of the register goes out to programs: presenters name every member, and nothing that they do not name leaves. */

const Day = z.string().openapi({ format: 'date', example: '2027-09-07' });

const WindowShape = z
  .object({
    from: Day.nullable().openapi({ description: 'Null where the words name a last day only.' }),
    to: Day,
    precision: z.enum(['day', 'span', 'month', 'year', 'session', 'not-after']),
    standing: z.enum(['confirmed', 'expected', 'unknown']),
    session: z.number().int().nullable(),
    words: z.string(),
  })
  .openapi('Window');

const FilingShape = z.object({
  scheme: z.enum(Object.keys(SCHEMES) as [keyof typeof SCHEMES, ...(keyof typeof SCHEMES)[]]),
  code: z.enum([...THEMES, ...PILLARS, ...TARGETS]),
  standing: z.enum(['suggested', 'confirmed', 'rejected']),
});

export const ListedCommitmentShape = z
  .object({
    key: z.string().openapi({ example: 'a-res-70-179-op-4-2' }),
    document: z.object({
      slug: z.string(),
      symbol: z.string().nullable(),
      status: z.enum(['draft', 'adopted', 'unknown']),
      adopted: z.string().nullable(),
    }),
    section: z.enum(['operative', 'annex']),
    part: z.string().nullable(),
    n: z.number().int(),
    ordinal: z.number().int().openapi({ description: 'Which act of the paragraph, from 1.' }),
    eId: z.string(),
    act: z.string(),
    addressees: z.array(z.string()),
    state: z.enum(STATES),
    titles: z.array(z.object({ lang: z.enum(LANGS), title: z.string() })),
    words: z.object({ lang: z.enum(LANGS), words: z.string() }).nullable(),
    filings: z.array(FilingShape),
    urgency: z.enum(URGENCIES),
    next: z.object({ role: z.enum(['due', 'expected', 'recurs']), window: WindowShape }).nullable(),
    line: z.object({ said: z.number().int(), since: z.number().int().nullable() }),
    version: z.number().int(),
    changedAt: z.string(),
  })
  .openapi('ListedCommitment');

const StepShape = z
  .object({
    id: z.uuid(),
    kind: z.enum(STEP_KINDS),
    happened: z.string().nullable(),
    note: z.string(),
    evidence: z
      .union([
        z.object({ kind: z.literal('link'), href: z.string() }),
        z.object({ kind: z.literal('file'), name: z.string(), sha256: z.string() }),
      ])
      .nullable(),
    takesBack: z.uuid().nullable(),
    takenBack: z.boolean().openapi({ description: 'It counts as never made.' }),
    madeAt: z.string(),
  })
  .openapi('Step');

export const CommitmentShape = ListedCommitmentShape.extend({
  wordings: z.array(z.object({ lang: z.enum(LANGS), textId: z.uuid(), words: z.string() })),
  steps: z.array(StepShape),
  citations: z.array(z.string()),
  timing: z.object({
    due: z.array(WindowShape),
    expected: z.array(WindowShape),
    events: z.array(WindowShape),
    periods: z.array(z.object({ from: Day.nullable(), to: Day.nullable(), words: z.string() })),
    series: z.array(z.looseObject({ kind: z.enum(['sessions', 'years', 'day', 'open']), words: z.string() })),
    open: z.array(
      z.object({ code: z.enum(['other-body', 'after-event', 'contradiction', 'no-such-day']), words: z.string() }),
    ),
  }),
}).openapi('Commitment');

export const FacetsShape = z
  .object(
    Object.fromEntries(
      DIMENSIONS.map((dimension) => [dimension, z.array(z.object({ value: z.string(), count: z.number().int() }))]),
    ),
  )
  .openapi('CommitmentFacets');

export function facetsOf(facets: Facets): z.infer<typeof FacetsShape> {
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, facets[dimension].map(({ value, count }) => ({ value, count }))]),
  );
}

function windowOf({ from, to, precision, standing, session, words }: Window): z.infer<typeof WindowShape> {
  return { from, to, precision, standing, session, words };
}

/** A commitment as lists tell it to programs. */
export function listedOf(row: ListedCommitment): z.infer<typeof ListedCommitmentShape> {
  const { slug, symbol, status, adopted } = row.document;
  return {
    key: row.key,
    document: { slug, symbol, status, adopted },
    section: row.section,
    part: row.part,
    n: row.n,
    ordinal: row.ordinal,
    eId: row.eId,
    act: row.act,
    addressees: row.addressees,
    state: row.state,
    titles: row.titles.map(({ lang, title }) => ({ lang, title })),
    words: row.words && { lang: row.words.lang, words: row.words.words },
    filings: row.filings.map(filingOf),
    urgency: row.urgency,
    next: row.next && { role: row.next.role, window: windowOf(row.next.window) },
    line: { said: row.line.said, since: row.line.since },
    version: row.version,
    changedAt: row.changedAt.toISOString(),
  };
}

function filingOf({ scheme, code, standing }: ListedCommitment['filings'][number]): z.infer<typeof FilingShape> {
  return { scheme, code: code as z.infer<typeof FilingShape>['code'], standing };
}

/** A commitment with all that its page says. Who made a step does not leave: accounts are not public. */
export function commitmentOf(whole: WholeCommitment): z.infer<typeof CommitmentShape> {
  const { listed, wordings, filings, steps, gone } = whole;
  const { due, expected, events, periods, series, open } = listed.timing;
  return {
    ...listedOf(listed),
    wordings: wordings.map(({ lang, textId, words }) => ({ lang, textId, words })),
    filings: filings.map(filingOf),
    steps: steps.map(({ id, kind, happened, note, evidence, takesBack, madeAt }) => ({
      id,
      kind,
      happened,
      note,
      evidence:
        evidence?.kind === 'file'
          ? { kind: evidence.kind, name: evidence.name, sha256: evidence.sha256 }
          : evidence && { kind: evidence.kind, href: evidence.href },
      takesBack,
      takenBack: gone.has(id),
      madeAt: madeAt.toISOString(),
    })),
    citations: listed.citations,
    timing: {
      due: due.map(windowOf),
      expected: expected.map(windowOf),
      events: events.map(windowOf),
      periods: periods.map(({ from, to, words }) => ({ from, to, words })),
      series: series.map((one) => ({ ...one })),
      open: open.map(({ code, words }) => ({ code, words })),
    },
  };
}
