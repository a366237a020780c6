import { createHash } from 'node:crypto';
import { translatorFor } from '../../../kernel/i18n/index.js';
import { observedPersons } from '../data/histories.js';
import { type ReadHistories, readHistories } from '../data/read-histories.js';
import { readResamples } from '../data/read-resamples.js';
import { readTable } from '../data/read-table.js';
import { EstimationRefusal } from '../data/refusal.js';
import { estimatePopulation } from '../estimate.js';
import { sensitivityToJson } from '../report/sensitivity-json.js';
import { toJson } from '../report/to-json.js';
import { exploreSensitivity } from '../trust/sensitivity.js';
import { sayIn, sayRefusal } from '../words.js';
import { type EstimateArguments, readArguments } from './arguments.js';
import { summarizeSensitivity } from './sensitivity-summary.js';
import { summarize } from './summary.js';

/** What the command needs of the world, so that it can be tested without one. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Version of the program, for the report. */
  version: string;
}

/** Exit codes: a refused estimate is a result; a refused file is an error of the data (sysexits EX_DATAERR, EX_USAGE, EX_NOINPUT). */
const EXIT = { done: 0, usage: 64, data: 65, noInput: 66 } as const;

/** `concordance estimate FILE ...` and `concordance estimate sensitivity FILE`. Returns the exit code. */
export async function runEstimate(argv: string[], io: CommandIo): Promise<number> {
  let args: EstimateArguments | null = null;
  try {
    args = readArguments(argv);
    if (!args) {
      io.err(`${translatorFor('en')('estimation.usage')}\n`);
      return EXIT.usage;
    }
    const bytes = await readInput(args.file, io);
    if (bytes === null) return EXIT.noInput;
    const data = readHistories(readTable(decode(bytes)), args.options.covariates);
    const report = await makeReport(args, data, bytes, io);
    if (report === null) return EXIT.noInput;
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof EstimationRefusal)) throw error;
    return refuse(error, args, io);
  }
}

async function makeReport(
  args: EstimateArguments,
  data: ReadHistories,
  bytes: Uint8Array,
  io: CommandIo,
): Promise<true | null> {
  let resamples: Float64Array[] | null = null;
  if (args.resamples !== null) {
    const drawn = await readInput(args.resamples, io);
    if (drawn === null) return null;
    resamples = readResamples(decode(drawn), data);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (args.sensitivity) {
    const explored = exploreSensitivity(data, args.options);
    const { lists } = data;
    const observed = observedPersons(data.counts);
    const head = { lists, observed, sha256, seed: args.options.seed, version: io.version };
    const json = `${JSON.stringify(sensitivityToJson(explored, head), null, 1)}\n`;
    await writeReport(args.out, json, io);
    io.out(args.json ? json : summarizeSensitivity(explored, lists, args.lang));
    return true;
  }
  const estimate = estimatePopulation(data, args.options, resamples);
  const json = `${JSON.stringify(toJson(estimate, { sha256, version: io.version, say: sayIn(args.lang) }), null, 1)}\n`;
  await writeReport(args.out, json, io);
  io.out(args.json ? json : summarize(estimate, args.lang));
  return true;
}

/** Other forms of the report (html, docx, pdf) are not written yet, and are refused rather than misnamed. */
async function writeReport(path: string | null, json: string, io: CommandIo): Promise<void> {
  if (path === null) return;
  if (!path.toLowerCase().endsWith('.json'))
    throw new EstimationRefusal('bad-option', { option: '--out', value: path, expected: 'report.json' });
  await io.writeFile(path, new TextEncoder().encode(json));
}

async function readInput(path: string, io: CommandIo): Promise<Uint8Array | null> {
  try {
    return await io.readFile(path);
  } catch (error) {
    io.err(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** An error is a code and a sentence: as JSON on the standard output where that was asked for, and always in words. */
function refuse(refusal: EstimationRefusal, args: EstimateArguments | null, io: CommandIo): number {
  const text = sayRefusal(args?.lang ?? 'en', refusal);
  if (args?.json)
    io.out(
      `${JSON.stringify({ schema: 'concordance.error/1', error: { code: refusal.code, text, values: refusal.values } }, null, 1)}\n`,
    );
  io.err(`${refusal.code}: ${text}\n`);
  return refusal.code === 'bad-option' ? EXIT.usage : EXIT.data;
}
