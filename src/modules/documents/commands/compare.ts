import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option } from 'commander';
import type { Actor } from '../../../kernel/access/index.js';
import { CommandError, EXIT } from '../../../kernel/cli/index.js';
import type { CommandContext, CommandDefinition } from '../../../kernel/module/index.js';
import { readBytes } from '../read-bytes.js';
import { type Comparison, compareReadings } from '../reader/compare/index.js';
import { LANGS, type Lang, type Reading } from '../reader/reading.js';
import { comparisonSummary } from './comparison-summary.js';

/** Whoever runs commands on the machine of the house may see what its administrator sees. */
const OPERATOR: Actor = { kind: 'administrator', id: 'operator' };

const EPILOGUE = `
OLD and NEW are files (.txt, .html, .docx, .pdf), or documents of the store by symbol (70/179, A/RES/70/179) or address.
--json prints concordance.compare/1, described in docs/compare.md. Exit codes: 0 compared, 2 not understood, 65 a file cannot be
read, 66 there is no such file or document.`;

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .argument('<OLD>', 'the earlier text')
    .argument('<NEW>', 'the later text')
    .option('--json', 'the whole comparison')
    .addOption(
      new Option('--lang <LANG>', 'compare the texts in this language, where a document has several')
        .choices(LANGS)
        .default('en'),
    )
    .addHelpText('after', EPILOGUE)
    .action(async (old: string, now: string, flags: { json?: boolean; lang: Lang }) => {
      const comparison = await compare(old, now, flags.lang, context);
      await context.write(flags.json ? `${JSON.stringify(comparison)}\n` : comparisonSummary(comparison));
    });
};

async function compare(old: string, now: string, lang: Lang, context: CommandContext): Promise<Comparison> {
  const [before, after] = [await readingOfFile(old), await readingOfFile(now)];
  if (before !== null && after !== null) return compareReadings(before, after);
  return compareReadings(
    before ?? (await readingInStore(old, after?.document.lang ?? lang, context)),
    after ?? (await readingInStore(now, before?.document.lang ?? lang, context)),
  );
}

/** Null where there is no file of that name. */
async function readingOfFile(name: string): Promise<Reading | null> {
  const found = await stat(name).catch(() => null);
  if (found === null) return null;
  const outcome = await readBytes({ bytes: await readFile(name), name: basename(name) });
  if (!outcome.read) throw new CommandError(EXIT.badData, outcome.problem.message);
  return outcome.reading;
}

async function readingInStore(name: string, lang: Lang, context: CommandContext): Promise<Reading> {
  const [{ findReading }, { db }] = await Promise.all([import('../compare-texts.js'), context.house()]);
  const reading = await findReading(db, OPERATOR, name, lang);
  if (reading === null)
    throw new CommandError(EXIT.noInput, `There is neither a file nor a document with a text called ${name}.`);
  return reading;
}
