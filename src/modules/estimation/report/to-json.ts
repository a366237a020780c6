import type { Estimate } from '../estimate.js';
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
  const spoken = (family: 'reason' | 'note', statements: Statement[]) =>
    statements.map((statement) => ({ code: statement.code, text: say(family, statement), values: statement.values }));
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
    verdict: judgement?.verdict ?? null,
    reasons: spoken('reason', judgement?.reasons ?? []),
    diagnostics: {
      identifiability: estimate.identifiability,
      failedReplicates: estimate.replicates.filter((value) => value === null).length,
      methods: judgement?.compared ?? [],
      omitted: judgement?.omitted ?? [],
      notes: spoken('note', estimate.notes),
    },
    version,
  };
}
