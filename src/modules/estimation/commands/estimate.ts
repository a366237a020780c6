import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { EXIT } from '../../../kernel/cli/index.js';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import { PrintingUnavailable } from '../../../kernel/print/index.js';
import { observedPersons } from '../data/histories.js';
import { readAnyTable } from '../data/read-any-table.js';
import { type ReadHistories, readHistories } from '../data/read-histories.js';
import { readResamples } from '../data/read-resamples.js';
import { EstimationRefusal, type RefusalCode } from '../data/refusal.js';
import { type Estimate, estimatePopulation } from '../estimate.js';
import { protectCells } from '../publish/cells.js';
import type { Checklist } from '../publish/checklist.js';
import type { ReportMatter } from '../report/matter.js';
import { sensitivityToJson } from '../report/sensitivity-json.js';
import { toJson, verdictToJson } from '../report/to-json.js';
import { writeReport } from '../report/write-report.js';
import { exploreSensitivity, type Sensitivity } from '../trust/sensitivity.js';
import { sayIn, sayRefusal } from '../words.js';
import { type EstimateArguments, type EstimateFlags, readArguments } from './arguments.js';
import { readAssumptions } from './read-assumptions.js';
import { summarizeSensitivity } from './sensitivity-summary.js';
import { summarize } from './summary.js';

/** What the command needs of the world, so that it can be tested without one. */
export interface CommandIo {
  out(text: string): Promise<void>;
  err(text: string): void;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Language where none is asked for. */
  lang: Lang;
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
    args = readArguments(words, flags, io.lang);
    const bytes = await io.readFile(args.file);
    const checklist = args.assumptions === null ? null : readAssumptions(decode(await io.readFile(args.assumptions)));
    const data = readHistories(await readAnyTable(bytes), args.options.covariates);
    await makeReport(args, { data, bytes, checklist }, io);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof EstimationRefusal)) throw error;
    const named = flags.lang !== undefined && isLang(flags.lang) ? flags.lang : io.lang;
    return refuse(error, { lang: args?.lang ?? named, json: flags.json ?? false }, io);
  }
}

async function makeReport(
  args: EstimateArguments,
  { data, bytes, checklist }: { data: ReadHistories; bytes: Uint8Array; checklist: Checklist | null },
  io: CommandIo,
): Promise<void> {
  let resamples: Float64Array[] | null = null;
  if (args.resamples !== null) {
    resamples = readResamples(decode(await io.readFile(args.resamples)), data);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { options, lang } = args;
  const head = { sha256, version: io.version, checklist };
  if (args.sensitivity) {
    const explored = exploreSensitivity(data, options);
    // The verdict stands first here too; it needs no resamples.
    const judged = estimatePopulation(data, { ...options, method: 'stepwise', bootstrap: 0 });
    const about = {
      sha256,
      version: io.version,
      lists: data.lists,
      observed: observedPersons(data.counts),
      seed: options.seed,
    };
    const verdict = verdictToJson(judged, sayIn(lang));
    const json = `${JSON.stringify(sensitivityToJson(explored, { ...about, ...verdict }), null, 1)}\n`;
    await writeOut(args, json, io, () => matterFor(args, data, judged, explored, head));
    await io.out(args.json ? json : `${summarize(judged, lang, 'sensitivity')}${summarizeSensitivity(explored, lang)}`);
    return;
  }
  const estimate = estimatePopulation(data, options, resamples);
  const json = `${JSON.stringify(toJson(estimate, { sha256, version: io.version, say: sayIn(lang) }), null, 1)}\n`;
  await writeOut(args, json, io, () => matterFor(args, data, estimate, exploreSensitivity(data, options), head));
  await io.out(args.json ? json : summarize(estimate, lang, { file: args.file }));
}

function matterFor(
  args: EstimateArguments,
  data: ReadHistories,
  estimate: Estimate,
  sensitivity: Sensitivity,
  head: Pick<ReportMatter, 'sha256' | 'version' | 'checklist'>,
): ReportMatter {
  return {
    estimate,
    sensitivity,
    cells: protectCells(data, args.smallestCell),
    focus: args.sensitivity ? 'sensitivity' : 'estimate',
    name: basename(args.file),
    ...head,
    rounding: 'exact',
    whole: args.smallestCell <= 1,
  };
}

/** Writes `--out`: the JSON as it stands, or the report for people. */
async function writeOut(
  { out, format, lang }: EstimateArguments,
  json: string,
  io: CommandIo,
  matter: () => ReportMatter,
): Promise<void> {
  if (out === null) return;
  if (format === 'json') return io.writeFile(out, new TextEncoder().encode(json));
  try {
    await io.writeFile(out, await writeReport(matter(), lang, format));
  } catch (error) {
    if (!(error instanceof PrintingUnavailable)) throw error;
    throw new EstimationRefusal('printing-unavailable', { detail: error.message });
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Refusals of what was asked for, not of what the file holds. */
const BAD_USE: readonly RefusalCode[] = [
  'bad-option',
  'file-wanted',
  'resamples-not-taken',
  'no-covariates-for-method',
  'printing-unavailable',
];

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
  return BAD_USE.includes(refusal.code) ? EXIT.badUse : EXIT.badData;
}
