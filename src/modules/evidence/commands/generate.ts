import type { CommandContext } from '../../../kernel/module/index.js';
import { generateCases } from '../demo/generate-cases.js';
import { domainOfData } from '../synthesize/domain.js';
import { withRefusals } from './io.js';
import { saveNow } from './save-now.js';
import { numberOf } from './synthesis-settings.js';
import { writeRows } from './write-rows.js';

export interface GenerateFlags {
  rows?: string;
  columns?: string;
  seed?: string;
  out: string;
}

/** `concordance evidence generate`: demonstration cases, made up, with their domain beside them. */
export async function generate(flags: GenerateFlags, context: CommandContext): Promise<void> {
  await withRefusals(context, {}, async () => {
    const table = generateCases({
      rows: numberOf('--rows', flags.rows ?? '10000', { least: 1, most: 5_000_000, whole: true }),
      columns: numberOf('--columns', flags.columns ?? '12', { least: 1, most: 60, whole: true }),
      seed: numberOf('--seed', flags.seed ?? '1', { least: 0, most: 2 ** 32 - 1, whole: true }),
    });
    const { columns } = table;
    await writeRows(
      flags.out,
      columns.map(({ name }) => name),
      columns.map(({ values }) => values),
      columns.map(({ codes }) => codes),
    );
    const domain = `${flags.out.replace(/\.csv$/i, '')}.domain.json`;
    saveNow(domain, `${JSON.stringify(domainOfData(table))}\n`);
    await context.write(
      `${table.rows} made-up records of nobody written to ${flags.out}, their domain to ${domain}. Show them as a demonstration only.\n`,
    );
  });
}
