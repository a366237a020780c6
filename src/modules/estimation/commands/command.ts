import { readFile, writeFile } from 'node:fs/promises';
import type { CommandDefinition } from '../../../kernel/module/index.js';
import { METHODS } from '../options.js';
import { type EstimateFlags, languageOf } from './arguments.js';
import { runEstimate } from './estimate.js';

const EXAMPLES = `
Examples:
  concordance estimate lists.csv
  concordance estimate lists.csv --method bic --max-order 3 --json
  concordance estimate lists.csv --model "[12,23]" --bootstrap 0
  concordance estimate lists.csv --out report.pdf --lang ar
  concordance estimate sensitivity lists.csv

The file of --assumptions, answers being holds, partly, fails or unknown:
  { "closed": { "answer": "holds", "note": "two years only" }, "linkage": { "answer": "partly" },
    "heterogeneity": { "answer": "unknown" }, "referral": { "answer": "holds" },
    "signedBy": "A. Analyst", "signedOn": "2026-07-30" }

FILE has a column of 0 and 1 for each list and a column "count", or one row a person. Nothing leaves this machine.`;

/** `concordance estimate`: how many were never found, and whether that can be said at all. */
export const define: CommandDefinition['define'] = (command, context) => {
  command
    .argument('<file...>', 'FILE, or: sensitivity FILE')
    .option('--method <name>', `${METHODS.join(', ')} (default: stepwise)`)
    .option(
      '--threshold <p>',
      'p-value below which a pair of lists enters (default: 0.02); for bayes-threshold a ratio (2)',
    )
    .option('--max-order <n>', 'most lists in one interaction (default: 2)')
    .option('--model <model>', 'fit this model: "[12,23]", lists by their number in column order')
    .option('--covariates <names>', 'columns that are not lists, such as sex,age')
    .option('--bootstrap <n>', 'replicates of the bootstrap that repeats the choice of the model (default: 1000)')
    .option('--seed <n>', 'seed of all that is drawn at random (default: 1)')
    .option('--top <n>', 'choose among so many best models on each resample')
    .option('--resamples <file>', 'counts for the rows of FILE, one resample a row, to run the estimator on')
    .option('--assumptions <file>', 'answers for the assumptions, signed, as JSON: they go into the report')
    .option('--no-verdict', 'do not compare with other methods')
    .option('--json', 'print the report as JSON')
    .option('--out <file>', 'write the report to a file: .html, .docx, .pdf (tagged) or .json')
    .option(
      '--smallest-cell <n>',
      'smallest number of persons that .html, .docx and .pdf tell; 1 tells all (default: 5)',
    )
    .option('--lang <code>', 'ar, en, es, fr, ru or zh (default: that of the surroundings, LANG, else en)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], flags: EstimateFlags) => {
      const code = await runEstimate(words, flags, {
        out: (text) => context.write(text),
        err: (text) => context.note(text),
        readFile: (path) => readFile(path),
        writeFile: (path, bytes) => writeFile(path, bytes),
        lang: languageOf(process.env),
        version: command.parent?.version() ?? '',
      });
      context.exitCode(code);
    });
};
