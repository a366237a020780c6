import { createHash } from 'node:crypto';
import { EXIT } from '../../../kernel/cli/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { observedPersons } from '../data/histories.js';
import { type ReadHistories, readHistories } from '../data/read-histories.js';
import { readResamples } from '../data/read-resamples.js';
import { readTable } from '../data/read-table.js';
import { isWorkbook, readWorkbook } from '../data/read-workbook.js';
import { EstimationRefusal } from '../data/refusal.js';
import { estimatePopulation } from '../estimate.js';
import { sensitivityToJson } from '../report/sensitivity-json.js';
import { toJson } from '../report/to-json.js';
import { exploreSensitivity } from '../trust/sensitivity.js';
import { sayIn, sayRefusal } from '../words.js';
import { type EstimateArguments, type EstimateFlags, readArguments } from './arguments.js';
import { summarizeSensitivity } from './sensitivity-summary.js';
import { summarize } from './summary.js';

/** What the command needs of the world, so that it can be tested without one. */
export interface CommandIo {
  out(text: string): Promise<void>;
  err(text: string): void;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Version of the program, for the report. */
  version: string;
}

/**
 * `concordance estimate FILE ...` and `concordance estimate sensitivity FILE`. Returns the exit code: a refused estimate is a
 * result and ends with 0, a refused file is an error of the data.
 */
export async function runEstimate(words: string[], flags: EstimateFlags, io: CommandIo): Promise<number> {
  let args: EstimateArguments | null = null;
  try {
    args = readArguments(words, flags);
    const bytes = await io.readFile(args.file);
    const data = readHistories(
      isWorkbook(bytes) ? readWorkbook(bytes) : readTable(decode(bytes)),
      args.options.covariates,
    );
    await makeReport(args, data, bytes, io);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof EstimationRefusal)) throw error;
    return refuse(error, { lang: args?.lang ?? 'en', json: flags.json ?? false }, io);
  }
}

async function makeReport(
  args: EstimateArguments,
  data: ReadHistories,
  bytes: Uint8Array,
  io: CommandIo,
): Promise<void> {
  let resamples: Float64Array[] | null = null;
  if (args.resamples !== null) {
    resamples = readResamples(decode(await io.readFile(args.resamples)), data);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (args.sensitivity) {
    const explored = exploreSensitivity(data, args.options);
    const { lists } = data;
    const observed = observedPersons(data.counts);
    const head = { lists, observed, sha256, seed: args.options.seed, version: io.version };
    const json = `${JSON.stringify(sensitivityToJson(explored, head), null, 1)}\n`;
    await writeReport(args.out, json, io);
    await io.out(args.json ? json : summarizeSensitivity(explored, lists, args.lang));
    return;
  }
  const estimate = estimatePopulation(data, args.options, resamples);
  const json = `${JSON.stringify(toJson(estimate, { sha256, version: io.version, say: sayIn(args.lang) }), null, 1)}\n`;
  await writeReport(args.out, json, io);
  await io.out(args.json ? json : summarize(estimate, args.lang));
}

/** Other forms of the report (html, docx, pdf) are not written yet, and are refused rather than misnamed. */
async function writeReport(path: string | null, json: string, io: CommandIo): Promise<void> {
  if (path === null) return;
  if (!path.toLowerCase().endsWith('.json'))
    throw new EstimationRefusal('bad-option', { option: '--out', value: path, expected: 'report.json' });
  await io.writeFile(path, new TextEncoder().encode(json));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** An error is a code and a sentence: as JSON on the standard output where that was asked for, and always in words. */
async function refuse(
  refusal: EstimationRefusal,
  { lang, json }: { lang: Lang; json: boolean },
  io: CommandIo,
): Promise<number> {
  const text = sayRefusal(lang, refusal);
  if (json)
    await io.out(
      `${JSON.stringify({ schema: 'concordance.error/1', error: { code: refusal.code, text, values: refusal.values } }, null, 1)}\n`,
    );
  io.err(`${refusal.code}: ${text}\n`);
  return refusal.code === 'bad-option' ? EXIT.badUse : EXIT.badData;
}
