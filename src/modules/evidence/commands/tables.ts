import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { CommandContext } from '../../../kernel/module/index.js';
import type { CaseTable } from '../cases/case-table.js';
import { EvidenceRefusal } from '../refusal.js';
import { DEFAULT_CAP } from '../synthesize/budget-ledger.js';
import { readDomain } from '../synthesize/domain.js';
import { MOST_CELLS } from '../tables/cube.js';
import { laplaceMargin } from '../tables/laplace-noise.js';
import { cellsOutside, makeTable, type SafeTable, type TableRule } from '../tables/make-table.js';
import { type PerturbationParameters, USUAL } from '../tables/perturbation.js';
import { writeSafeTable } from '../tables/write-safe-table.js';
import { langOf, listOf, readAcceptedCases, withRefusals } from './io.js';
import { spendPure } from './spend-budget.js';
import { numberOf } from './synthesis-settings.js';
import { writeWhole } from './write-whole.js';

export interface TablesFlags {
  by?: string;
  rule?: string;
  /** File of the secret of the data set, for cell keys; made where it is not there. */
  secret?: string;
  noise?: string;
  /** Public lists of values, for dp. */
  domain?: string;
  epsilon?: string;
  ledger?: string;
  cap?: string;
  person?: string;
  drop?: string;
  out?: string;
  json?: boolean;
  lang?: string;
}

/**
 * `concordance evidence tables CASES --by a,b`: persons counted by columns, as they may be shown.
 *
 * With --json: `{ "schema": "concordance.tables/1", "by": ["sex"], "rule": { "name": "k", "k": 10 }, "rows": [{ "values": ["Total"], "count": 120 }],
 * "hidden": { "small": 0, "withheld": 0 }, "notes": [] }`; `count` is a number, "<10" (small) or "[c]" (withheld, or it would give a small one away).
 * Under `dp` the rule also has `epsilon` and `margin`, and the ledger beside CASES is entered before anything is drawn.
 */
export async function tables(file: string, flags: TablesFlags, context: CommandContext): Promise<void> {
  const lang = langOf(flags.lang);
  await withRefusals(context, { json: flags.json, lang }, async () => {
    const by = listOf(flags.by);
    if (by.length === 0)
      throw new EvidenceRefusal('bad-option', { option: '--by', value: '', expected: '--by sex,age' });
    const format = flags.out === undefined ? null : formatOf(flags.out);
    const notes: string[] = [];
    const rule = await readRule(flags, notes);
    const { table } = await readAcceptedCases(file, { person: flags.person, drop: listOf(flags.drop) }, lang);
    if (rule.name === 'dp') await pay(file, { table, by, rule }, flags, context);
    const made = await makeTable(table, by, rule);
    if (flags.out !== undefined && format !== null) await writeWhole(flags.out, writeSafeTable(made, format, notes));
    for (const note of notes) context.note(`${note}\n`);
    if (flags.json) await context.write(`${JSON.stringify({ schema: 'concordance.tables/1', ...made, notes })}\n`);
    else if (flags.out === undefined) await context.write(asText(made));
  });
}

function formatOf(path: string): 'csv' | 'xlsx' | 'json' {
  const found = (['csv', 'xlsx', 'json'] as const).find((ending) => path.toLowerCase().endsWith(`.${ending}`));
  if (found === undefined)
    throw new EvidenceRefusal('bad-option', { option: '--out', value: path, expected: '.csv, .xlsx, .json' });
  return found;
}

/** Delta of a ledger that begins with a table: Laplace noise has none, but what is drawn later may. */
const LEDGER_DELTA = 1e-6;

/** Takes what the noise gives away from the budget; a table that cannot be made takes nothing. */
async function pay(
  file: string,
  { table, by, rule }: { table: CaseTable; by: readonly string[]; rule: Extract<TableRule, { name: 'dp' }> },
  { ledger, cap }: TablesFlags,
  context: CommandContext,
): Promise<void> {
  for (const name of by)
    if (!table.columns.some((column) => column.name === name))
      throw new EvidenceRefusal('no-such-column', { column: name });
  for (const { column, cells } of cellsOutside(table, by, rule.domain))
    context.note(
      `For you alone: ${cells} cells of "${column}" hold a value that the domain does not have; they count as missing.\n`,
    );
  const cells = by.reduce((product, name) => product * ((rule.domain[name]?.length ?? 0) + 2), 1);
  if (cells > MOST_CELLS) throw new EvidenceRefusal('too-many-cells', { cells, limit: MOST_CELLS });
  await spendPure(
    ledger ?? `${file}.budget.json`,
    { at: new Date().toISOString(), epsilon: rule.epsilon },
    { cap: numberOf('--cap', cap ?? String(DEFAULT_CAP), { least: 1e-3, most: 1000 }), delta: LEDGER_DELTA },
  );
}

async function readRule(flags: TablesFlags, notes: string[]): Promise<TableRule> {
  const text = flags.rule ?? 'k=10';
  const k = /^k=(\d{1,4})$/u.exec(text)?.[1];
  if (k !== undefined && Number(k) >= 2) return { name: 'k', k: Number(k) };
  if (text === 'cellkey')
    return { name: 'cellkey', secret: await secretOf(flags.secret, notes), parameters: noiseOf(flags.noise) };
  if (text === 'dp') {
    if (flags.domain === undefined) throw new EvidenceRefusal('no-domain');
    const epsilon = numberOf('--epsilon', flags.epsilon ?? '1', { least: 1e-3, most: 100 });
    const domain = readDomain(await readFile(flags.domain, 'utf8'));
    notes.push(
      `Every count has noise: a cell that is no total is within ${laplaceMargin(epsilon)} of the truth in 95 of 100 draws, a total of n cells within about ${laplaceMargin(epsilon)} times the root of n.`,
    );
    return { name: 'dp', epsilon, domain };
  }
  throw new EvidenceRefusal('bad-option', { option: '--rule', value: text, expected: 'k=10, cellkey, dp' });
}

/** The secret of a data set. One that is made for this run alone gives other answers in the next. */
async function secretOf(path: string | undefined, notes: string[]): Promise<Uint8Array> {
  if (path === undefined) {
    notes.push(
      'No --secret: the same cell has another answer in the next run, and several runs together tell more than one. Keep a secret for each data set.',
    );
    return randomBytes(32);
  }
  const secret = randomBytes(32);
  try {
    await writeFile(path, secret, { flag: 'wx', mode: 0o600 });
    notes.push(`A secret was made in ${path}: keep it with the data, and give it to nobody.`);
    return secret;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const kept = await readFile(path);
    if (kept.length < 16)
      throw new EvidenceRefusal('bad-option', { option: '--secret', value: path, expected: '16 bytes' });
    return kept;
  }
}

function noiseOf(text: string | undefined): PerturbationParameters {
  const found = { ...USUAL };
  for (const part of listOf(text)) {
    const [name, value] = part.split('=');
    const number = Number(value);
    const known = name === 'most' || name === 'variance' || name === 'least' ? name : null;
    if (known === null || !(number > 0 && number <= 20))
      throw new EvidenceRefusal('bad-option', {
        option: '--noise',
        value: part,
        expected: 'most=5,variance=3,least=3',
      });
    found[known] = number;
  }
  return found;
}

function asText({ by, rows, hidden }: SafeTable): string {
  const lines = [[...by, 'persons'], ...rows.map(({ values, count }) => [...values, String(count)])];
  const foot = `${rows.length} cells; ${hidden.small} small, ${hidden.withheld} withheld to protect them.`;
  return `${lines.map((line) => line.join('\t')).join('\n')}\n${foot}\n`;
}
