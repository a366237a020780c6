import type { Estimate } from '../estimate.js';
import type { Verdict } from '../trust/verdict.js';
import type { Statement } from './report.js';

export const ESTIMATE_SCHEMA = 'concordance.estimate/1';

/** Puts a statement into words; see `words.ts`. */
export type Say = (family: 'reason' | 'note', statement: Statement) => string;

/** The report of the contract, schema `concordance.estimate/1`, as a plain object. Numbers stay at full double precision. */
export function toJson(
  estimate: Estimate,
  { sha256, version, say }: { sha256: string; version: string; say: Say },
): Record<string, unknown> {
  const { data, options, judgement } = estimate;
  return {
    schema: ESTIMATE_SCHEMA,
    data: { sha256, ...data },
    method: options.method,
    options,
    fit: estimate.fit,
    interval: estimate.interval,
    ...(estimate.models ? { models: estimate.models } : {}),
    ...(estimate.posterior ? { posterior: estimate.posterior } : {}),
    ...(estimate.strata ? { strata: estimate.strata } : {}),
    replicates: estimate.replicates,
    ...verdictToJson(estimate, say),
    diagnostics: {
      identifiability: estimate.identifiability,
      failedReplicates: estimate.replicates.filter((value) => value === null).length,
      methods: judgement?.compared ?? [],
      omitted: judgement?.omitted ?? [],
      notes: spoken(say, 'note', estimate.notes),
    },
    version,
  };
}

/** The verdict with its reasons as code, sentence and values. */
export interface SpokenVerdict {
  verdict: Verdict['verdict'] | null;
  reasons: (Statement & { text: string })[];
}

export function verdictToJson({ judgement }: Pick<Estimate, 'judgement'>, say: Say): SpokenVerdict {
  return { verdict: judgement?.verdict ?? null, reasons: spoken(say, 'reason', judgement?.reasons ?? []) };
}

function spoken(say: Say, family: 'reason' | 'note', statements: Statement[]): SpokenVerdict['reasons'] {
  return statements.map(({ code, values }) => ({ code, text: say(family, { code, values }), values }));
}
