import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { CommandError, EXIT, explainError } from '../../../kernel/cli/index.js';
import type { CommandContext, CommandDefinition } from '../../../kernel/module/index.js';
import { type ReadOutcome, type ReadRequest, readBytes } from '../read-bytes.js';
import { toAkn } from '../reader/akn/index.js';
import { LANGS, type Lang } from '../reader/reading.js';
import { normalizeSymbol } from '../symbol.js';
import { summaryOf } from './reading-summary.js';

interface ReadFlags {
  lang?: Lang;
  symbol?: string;
  json?: boolean;
  akn?: boolean;
  text?: boolean;
  out?: string;
  jobs?: number;
}

const EPILOGUE = `
FILE is .txt, .html, .docx or .pdf, or - for standard input.
Exit codes: 0 all files were read, 3 some were not, 2 the command was not understood.

Examples:
  concordance read resolution.pdf
  concordance read --json *.docx > readings.jsonl
  concordance read --akn --out akn --jobs 2 *.pdf`;

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .argument('<FILE...>', 'resolutions or drafts, in any of the six official languages')
    .addOption(new Option('--lang <LANG>', 'read them as this language; else it is found from the text').choices(LANGS))
    .addOption(new Option('--symbol <SYMBOL>', 'symbol of the document, such as A/RES/70/179').argParser(asSymbol))
    .addOption(
      new Option('--json', 'the whole reading (concordance.read/1), one object a line').conflicts(['akn', 'text']),
    )
    .addOption(new Option('--akn', 'Akoma Ntoso 3.0').conflicts(['json', 'text']))
    .addOption(new Option('--text', 'the text that the spans of the reading point into').conflicts(['json', 'akn']))
    .option('--out <DIR>', 'write one file each into this folder')
    .addOption(new Option('--jobs <N>', 'files read at the same time').argParser(asJobs))
    .addHelpText('after', EPILOGUE)
    .action((files: string[], flags: ReadFlags) => readFiles(files, flags, context));
};

function asSymbol(text: string): string {
  const symbol = normalizeSymbol(text);
  if (symbol === null) throw new InvalidArgumentError('Write it like A/RES/70/179.');
  return symbol;
}

function asJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new InvalidArgumentError('Give a whole number from 1 to 64.');
  return Math.min(jobs, Math.max(availableParallelism(), 1) * 2);
}

type Reader = { read(request: ReadRequest): Promise<ReadOutcome>; close(): Promise<void> };

/** Reads in the order given; one bad file never stops the others. */
async function readFiles(files: readonly string[], flags: ReadFlags, context: CommandContext): Promise<void> {
  const several = files.length > 1;
  if (several && (flags.akn || flags.text) && flags.out === undefined)
    throw new CommandError(EXIT.badUse, 'Several files as --akn or --text need --out DIR, one file each.');
  if (flags.out !== undefined) await mkdir(flags.out, { recursive: true });
  const reader = await openReader(several ? (flags.jobs ?? 1) : 1);
  const names = new Set<string>();
  let failed = 0;
  try {
    const pending = startAll(files, flags, reader, flags.jobs ?? 1);
    for (const [at, file] of files.entries()) {
      const outcome = await pending(at);
      if (!outcome.read) {
        failed += 1;
        context.note(`${file}: ${outcome.problem.message}\n`);
        continue;
      }
      const printed = print(outcome, flags);
      if (flags.out === undefined) await context.write(printed);
      else await writeFile(join(flags.out, freeName(names, file, flags)), printed);
      if (several) context.note(`${at + 1} of ${files.length}: ${file}\n`);
    }
  } finally {
    await reader.close();
  }
  if (failed > 0) context.exitCode(EXIT.partly);
}

async function openReader(jobs: number): Promise<Reader> {
  // A single thread is this one: starting another takes longer than reading a resolution.
  if (jobs === 1) return { read: readBytes, close: async () => {} };
  const { ReaderPool } = await import('../reader-pool.js');
  return new ReaderPool({ threads: jobs });
}

/** Keeps as many files under way as there are jobs, and hands the outcomes out in order. */
function startAll(
  files: readonly string[],
  flags: ReadFlags,
  reader: Reader,
  jobs: number,
): (at: number) => Promise<ReadOutcome> {
  const started: Promise<ReadOutcome>[] = [];
  const start = (at: number) => {
    const file = files[at];
    if (file !== undefined && started[at] === undefined) started[at] = readOne(file, flags, reader);
  };
  return (at) => {
    for (let ahead = at; ahead < at + jobs; ahead++) start(ahead);
    return started[at] ?? Promise.resolve({ read: false, problem: { code: 'empty', message: 'No such file' } });
  };
}

async function readOne(file: string, { lang, symbol }: ReadFlags, reader: Reader): Promise<ReadOutcome> {
  try {
    const bytes = file === '-' ? await standardInput() : await readFile(file);
    return await reader.read({ bytes, name: file === '-' ? 'standard input' : basename(file), lang, symbol });
  } catch (error) {
    return { read: false, problem: { code: 'unreadable', message: explainError(error).sentence } };
  }
}

async function standardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream('', { fd: 0 })) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function print({ reading, text }: Extract<ReadOutcome, { read: true }>, flags: ReadFlags): string {
  if (flags.json) return `${JSON.stringify(reading)}\n`;
  if (flags.akn) return toAkn(reading, { source: text });
  return flags.text ? text : summaryOf(reading);
}

/** "resolution.pdf" becomes "resolution.json"; a second one of the same name "resolution-2.json". */
function freeName(taken: Set<string>, file: string, flags: ReadFlags): string {
  const extension = flags.json ? 'json' : flags.akn ? 'akn.xml' : 'txt';
  const stem = file === '-' ? 'stdin' : basename(file).replace(/\.[^.]+$/u, '');
  let name = `${stem}.${extension}`;
  for (let number = 2; taken.has(name); number++) name = `${stem}-${number}.${extension}`;
  taken.add(name);
  return name;
}
