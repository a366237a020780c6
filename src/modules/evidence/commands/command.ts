import type { CommandDefinition } from '../../../kernel/module/index.js';
import type { AuditFlags } from './audit.js';
import type { CompareFlags } from './compare.js';
import type { GenerateFlags } from './generate.js';
import type { SynthesizeFlags } from './synthesis-settings.js';
import type { TablesFlags } from './tables.js';
import type { ValidateFlags } from './validate.js';

const EXAMPLES = `
CASES has one row a person and columns of categories; an empty cell is missing. Nothing leaves this machine.
Exit codes: 0 well, 1 something was found (validate) or the budget is spent, 65 the file must not be kept or cannot be read.

Examples:
  concordance evidence validate cases.csv --dictionary ctdc
  concordance evidence validate cases.csv --dictionary htcds --suggest map.json
  concordance evidence validate cases.csv --dictionary htcds --mapping map.json --fix corrected.xlsx
  concordance evidence synthesize cases.csv --epsilon 1 --delta 1e-6 --domain domain.json --out synthetic.csv
  concordance evidence compare cases.csv synthetic.csv --order 3
  concordance evidence tables cases.csv --by sex,age --rule k=10 --out table.xlsx
  concordance evidence audit table.xlsx --solve --protect safe.xlsx`;

/** `concordance evidence ...`: each subcommand is loaded when it is the one asked for. */
export const define: CommandDefinition['define'] = (command, context) => {
  command.addHelpText('after', EXAMPLES);
  command
    .command('validate')
    .description('look through case records: what is wrong, where, and whether anything tells who a person is')
    .argument('<CASES>', 'csv or .xlsx')
    .option('--dictionary <NAME>', 'ctdc, htcds, or a file (.json, .csv, .xlsx)')
    .option('--person <COLUMN>', 'the column that names the person by a key; used to find doubles, never kept')
    .option('--drop <COLUMNS>', 'columns to leave out: a,b')
    .option('--mapping <FILE>', 'what columns and values mean in the dictionary, as agreed to the last time')
    .option('--suggest <FILE>', 'write a proposed mapping to the dictionary there, to be looked through and kept')
    .option('--fix <FILE>', 'write a corrected copy (.csv, .xlsx), with every change told by row and column')
    .option('--json', 'print the report as JSON (concordance.validate/1)')
    .option('--lang <CODE>', 'language of the sentences: ar, en, es, fr, ru or zh')
    .action(async (file: string, flags: ValidateFlags) =>
      (await import('./validate.js')).validate(file, flags, context),
    );
  command
    .command('synthesize')
    .description('make records that nobody has, with differential privacy for those in CASES')
    .argument('<CASES>', 'csv or .xlsx, one row a person')
    .requiredOption('--epsilon <E>', 'how much any one person may change what comes out: 1 is usual, 4 weak')
    .requiredOption('--delta <D>', 'chance outside of the promise; far below one in the number of persons')
    .option('--domain <FILE>', 'public lists of values: { "column": ["value", ...] }')
    .option('--domain-from-data', 'learn the values from CASES: for tests, NOT PRIVATE')
    .option('--method <NAME>', 'aim, or mst for a quick and coarse one (default: aim)')
    .option('--order <N>', 'longest combination that should come out right, 1 to 4 (default: 3)')
    .option('--rules <FILE>', 'what cannot be: [{ "if": { "sector": ["x"] }, "then": { "forced": ["1"] } }]')
    .option('--unsaid <VALUES>', 'values that say nothing, such as 0,-99 (found by itself for CTDC files)')
    .option('--model-cells <N>', 'size of the model: larger is nearer and slower')
    .option('--seed <N>', 'the same noise again: for tests, NOT PRIVATE')
    .option('--person <COLUMN>', 'the column that names the person by a key: one record of each stays')
    .option('--drop <COLUMNS>', 'columns to leave out: a,b')
    .option('--ledger <FILE>', 'the ledger of the budget (default: CASES.budget.json)')
    .option('--cap <E>', 'most epsilon of all releases of CASES; set by the first (default: 10)')
    .option('--checkpoint <FILE>', 'keep what was measured there, and go on from it after a break')
    .option('--out <FILE>', 'write the records to a csv file')
    .option('--json', 'print what was done as JSON (concordance.synth/1)')
    .option('--lang <CODE>', 'language of refusals: ar, en, es, fr, ru or zh')
    .action(async (file: string, flags: SynthesizeFlags) =>
      (await import('./synthesize.js')).synthesizeCases(file, flags, context),
    );
  command
    .command('compare')
    .description('how far published records are from the true ones, by length of combinations')
    .argument('<CASES>', 'the true records, csv or .xlsx')
    .argument('<SYNTH>', 'the published ones')
    .option('--order <N>', 'longest combination, 1 to 5 (default: 3)')
    .option('--unsaid <VALUES>', 'values that say nothing and stay out, such as 0,-99 (found by itself for CTDC files)')
    .option('--person <COLUMN>', 'the column of CASES that names the person by a key')
    .option('--drop <COLUMNS>', 'columns to leave out: a,b')
    .option('--json', 'print the comparison as JSON (concordance.compare/1)')
    .option('--lang <CODE>', 'language of the sentences: ar, en, es, fr, ru or zh')
    .action(async (cases: string, published: string, flags: CompareFlags) =>
      (await import('./compare.js')).compare([cases, published], flags, context),
    );
  command
    .command('tables')
    .description('persons counted by columns, as they may be shown')
    .argument('<CASES>', 'csv or .xlsx')
    .requiredOption('--by <COLUMNS>', 'columns to count by: sex,age,form')
    .option(
      '--rule <RULE>',
      'k=10: nothing below 10 is shown or can be worked out; cellkey: counts changed by the key of their cell; dp: counts with noise, by epsilon',
      'k=10',
    )
    .option('--secret <FILE>', 'secret of the data set for cellkey; made where it is not there')
    .option('--noise <PARAMETERS>', 'for cellkey: most=5,variance=3,least=3')
    .option('--epsilon <E>', 'for dp: how much any one person may change what comes out (default: 1)')
    .option('--domain <FILE>', 'for dp: public lists of values: { "column": ["value", ...] }')
    .option('--ledger <FILE>', 'for dp: the ledger of the budget (default: CASES.budget.json)')
    .option('--cap <E>', 'for dp: most epsilon of all releases of CASES; set by the first (default: 10)')
    .option('--person <COLUMN>', 'the column that names the person by a key; used to find doubles, never kept')
    .option('--drop <COLUMNS>', 'columns to leave out: a,b')
    .option('--out <FILE>', '.csv, .xlsx or .json')
    .option('--json', 'print the table as JSON (concordance.tables/1)')
    .option('--lang <CODE>', 'language of the sentences: ar, en, es, fr, ru or zh')
    .action(async (file: string, flags: TablesFlags) => (await import('./tables.js')).tables(file, flags, context));
  command
    .command('audit')
    .description('which suppressed cells of published tables can be worked out; several tables are audited together')
    .argument('<TABLE...>', 'csv or .xlsx, such as the open table of the Global Report')
    .option('--solve', 'ask what all published sums together tell, not only one subtraction')
    .option('--protect <FILE>', 'write a table (.csv, .xlsx) in which nothing can be worked out')
    .option('--json', 'print what was found as JSON (concordance.audit/1)')
    .option('--lang <CODE>', 'language of the sentences: ar, en, es, fr, ru or zh')
    .action(async (files: string[], flags: AuditFlags) => (await import('./audit.js')).audit(files, flags, context));
  command
    .command('generate')
    .description('make up demonstration cases of nobody, with their domain, to try the other commands on')
    .requiredOption('--out <FILE>', 'csv to write; the domain goes to FILE.domain.json')
    .option('--rows <N>', 'persons (default: 10000)')
    .option('--columns <N>', 'columns (default: 12)')
    .option('--seed <N>', 'the same cases again (default: 1)')
    .action(async (flags: GenerateFlags) => (await import('./generate.js')).generate(flags, context));
};
