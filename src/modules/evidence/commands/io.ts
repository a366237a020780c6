import { readFile } from 'node:fs/promises';
import { CommandError, EXIT } from '../../../kernel/cli/index.js';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import type { CommandContext } from '../../../kernel/module/index.js';
import { type ReadCases, type ReadOptions, readCases, refusedFindings } from '../cases/read-cases.js';
import { EvidenceRefusal, type RefusalCode } from '../refusal.js';
import { sayFinding, sayRefusal } from '../words.js';

/** How a refusal ends; what is not named is an error of the data, 65. */
const ENDS: Partial<Record<RefusalCode, 1 | 2>> = {
  'bad-option': EXIT.badUse,
  'no-such-column': EXIT.badUse,
  'no-domain': EXIT.badUse,
  'no-dictionary': EXIT.badUse,
  'budget-exhausted': EXIT.findings,
};

/** The language of `--lang`. @throws CommandError */
export function langOf(text = 'en'): Lang {
  if (isLang(text)) return text;
  throw new CommandError(EXIT.badUse, '--lang must be ar, en, es, fr, ru or zh.');
}

/** Runs a command; what is refused ends it with one sentence, and with `--json` the code of the refusal as JSON. */
export async function withRefusals(
  context: CommandContext,
  { json = false, lang = 'en' }: { json?: boolean | undefined; lang?: Lang },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof EvidenceRefusal)) throw error;
    const text = sayRefusal(lang, error);
    if (json) await context.write(`${JSON.stringify({ error: { code: error.code, values: error.values, text } })}\n`);
    throw new CommandError(ENDS[error.code] ?? EXIT.badData, `${error.code}: ${text}`, error);
  }
}

/** Reads a case file of which something may be made. @throws EvidenceRefusal `cases-refused` with the first finding that forbids it */
export async function readAcceptedCases(file: string, options: ReadOptions, lang: Lang): Promise<ReadCases> {
  const read = await readCases(await readFile(file), options);
  const [first] = refusedFindings(read.findings);
  if (first)
    throw new EvidenceRefusal('cases-refused', {
      file,
      finding: first.code,
      column: first.column ?? '',
      row: first.row ?? 0,
      detail: `${first.column ?? ''}${first.row === null ? '' : `:${first.row}`} – ${sayFinding(lang, first)}`,
    });
  return read;
}

/** Progress on standard error, at most once in two seconds. */
export function progressOn(context: CommandContext): (words: string) => void {
  let last = performance.now();
  return (words) => {
    if (performance.now() - last < 2000) return;
    last = performance.now();
    context.note(`${words}\n`);
  };
}

/** A list as the command line gives it: "a,b,c". */
export const listOf = (text: string | undefined): string[] =>
  text === undefined
    ? []
    : text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean);
