import type { Rule } from '../synthesize/structural-zeros.js';
import type { Synthesis } from '../synthesize/synthesize.js';
import type { SynthesisSettings } from './synthesis-settings.js';

interface Run {
  settings: SynthesisSettings;
  columns: number;
  /** What cannot be; no record breaks one. */
  rules: readonly Rule[];
  seconds: number;
  peakMB: number;
  /** Why the output is not private; empty where it is. */
  notPrivate: readonly string[];
}

/** `concordance.synth/1`. */
export function synthesisReport(
  { rows, rho, mechanisms, cells }: Synthesis,
  { settings, columns, rules, seconds, peakMB, notPrivate }: Run,
) {
  return {
    schema: 'concordance.synth/1',
    rows: rows[0]?.length ?? 0,
    columns,
    method: settings.method,
    privacy: {
      epsilon: settings.epsilon,
      delta: settings.delta,
      rho,
      neighbours: 'add-remove',
      private: notPrivate.length === 0,
      ...(notPrivate.length > 0 ? { notPrivate, label: 'not private' } : {}),
      mechanisms,
    },
    rules,
    model: { cells },
    seconds: Math.round(seconds * 100) / 100,
    peakMB,
  };
}

export type SynthesisReport = ReturnType<typeof synthesisReport>;

/** The report in plain words. */
export function synthesisWords(
  { rows, columns, privacy, method, rules, seconds, peakMB }: SynthesisReport,
  out: string | undefined,
): string {
  const { epsilon, delta, mechanisms } = privacy;
  const promise = privacy.private
    ? `Whether or not one person is in the data, any such output is at most e^${epsilon} times as likely, but for a chance of ${delta.toExponential(1)}.`
    : 'NOT PRIVATE: this output promises nothing and is for tests alone.';
  return [
    `${rows} records of ${columns} columns by ${method}, ${mechanisms.length} draws from the data, ${seconds} s, ${peakMB} MB.`,
    promise,
    'Not promised: that facts about whole groups stay hidden, or that a single record is true of anybody.',
    ...(rules.length === 0
      ? []
      : [
          `No record breaks one of ${rules.length} rules that hold by definition. Not promised: anything of a rule that was written by looking at the records.`,
        ]),
    out === undefined ? 'Nothing was written: name a file with --out.' : `Written to ${out}.`,
    '',
  ].join('\n');
}

/** Peak memory of the process so far, in MB. */
export const peakMB = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
