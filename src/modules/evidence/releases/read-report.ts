import { z } from 'zod';
import { HouseRefusal } from '../house-refusal.js';
import { isRule, type Rule } from '../synthesize/structural-zeros.js';
import type { ReleaseKind, ReleaseMethod } from './release.js';

/** The report that the command line gives beside what it makes; all that is known here of how a release made elsewhere was made. */
export interface MadeElsewhere {
  kind: ReleaseKind;
  method: ReleaseMethod;
  /** Rows that its file has, without the header; null where the report does not say. */
  rows: number | null;
  /** How many columns, the count among them; null where the report does not say. */
  columns: number | null;
  rho: number | null;
  epsilon: string | null;
  delta: string | null;
}

const synth = z.object({
  schema: z.literal('concordance.synth/1'),
  rows: z.int().nonnegative(),
  columns: z.int().positive(),
  method: z.enum(['aim', 'mst']),
  // Reports of earlier versions have none.
  rules: z.array(z.unknown()).max(1000).default([]),
  privacy: z.object({
    epsilon: z.number().positive(),
    delta: z.number().positive().lt(1),
    rho: z.number().positive(),
    neighbours: z.literal('add-remove'),
    private: z.boolean(),
  }),
});

const rule = z.discriminatedUnion('name', [
  z.object({ name: z.literal('k'), k: z.int().min(3).max(1000) }),
  z.object({
    name: z.literal('cellkey'),
    most: z.number().positive(),
    variance: z.number().positive(),
    least: z.number().positive(),
  }),
  z.object({
    name: z.literal('dp'),
    epsilon: z.number().positive(),
    noise: z.literal('discrete-laplace'),
    neighbours: z.literal('add-remove'),
    margin: z.int().nonnegative(),
  }),
]);

const table = z.object({
  schema: z.literal('concordance.tables/1'),
  by: z.array(z.string()).min(1),
  rule,
  rows: z.array(z.unknown()),
  hidden: z.object({ small: z.int().nonnegative(), withheld: z.int().nonnegative() }),
});

const audited = z.object({
  schema: z.literal('concordance.audit/1'),
  protect: z.object({ atRisk: z.int().nonnegative(), withheld: z.int().nonnegative() }),
});

const shape = z.discriminatedUnion('schema', [synth, table, audited]);

/** @throws HouseRefusal `bad-report`; `not-private` for what was drawn from a seed or a domain learnt from the data */
export function readReport(text: string): MadeElsewhere {
  const read = shape.safeParse(parsed(text));
  if (!read.success) throw new HouseRefusal('bad-report', { field: 'report' });
  const report = read.data;
  if (report.schema === 'concordance.synth/1') {
    const { epsilon, delta, rho, private: isPrivate } = report.privacy;
    if (!isPrivate) throw new HouseRefusal('not-private', { field: 'report' });
    const [e, d] = [String(epsilon), String(delta)];
    return {
      kind: 'synthetic',
      method: {
        name: report.method,
        epsilon: e,
        delta: d,
        parameters: { neighbours: 'add-remove' },
        rules: rulesOf(report.rules),
      },
      rows: report.rows,
      columns: report.columns,
      rho,
      epsilon: e,
      delta: d,
    };
  }
  const none = { rho: null, epsilon: null, delta: null };
  if (report.schema === 'concordance.audit/1') {
    const { atRisk, withheld } = report.protect;
    const method: ReleaseMethod = { name: 'protected', limit: USUAL_LIMIT, atRisk, withheld };
    return { kind: 'table', method, rows: null, columns: null, ...none };
  }
  const size = { kind: 'table' as const, rows: report.rows.length, columns: report.by.length + 1 };
  if (report.rule.name === 'k') return { ...size, method: { ...report.rule, ...report.hidden }, ...none };
  if (report.rule.name === 'cellkey') return { ...size, method: report.rule, ...none };
  // What it takes from an account depends on a cap that is not known here.
  return { ...size, method: report.rule, rho: null, epsilon: String(report.rule.epsilon), delta: '0' };
}

function rulesOf(given: readonly unknown[]): Rule[] {
  if (given.every(isRule)) return [...given];
  throw new HouseRefusal('bad-report', { field: 'report' });
}

/** "<5", as in the open table; what the file itself suppresses is read from it. */
const USUAL_LIMIT = 5;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return null;
  }
}
