import type { CommandContext } from '../../../kernel/module/index.js';
import { detectDictionary } from '../cases/known-dictionaries.js';
import { compareTables } from '../compare/compare-tables.js';
import { EvidenceRefusal } from '../refusal.js';
import { langOf, listOf, readAcceptedCases, withRefusals } from './io.js';

export interface CompareFlags {
  order?: string;
  unsaid?: string;
  person?: string;
  drop?: string;
  json?: boolean;
  lang?: string;
}

/** `concordance evidence compare CASES SYNTH`: what was lost, by the length of the combinations. */
export async function compare(
  [casesFile, publishedFile]: readonly [string, string],
  flags: CompareFlags,
  context: CommandContext,
): Promise<void> {
  const lang = langOf(flags.lang);
  await withRefusals(context, { json: flags.json, lang }, async () => {
    const order = Number(flags.order ?? 3);
    if (!Number.isInteger(order) || order < 1 || order > 5)
      throw new EvidenceRefusal('bad-option', { option: '--order', value: flags.order ?? '', expected: '1 – 5.' });
    const drop = listOf(flags.drop);
    const truth = await readAcceptedCases(casesFile, { person: flags.person, drop }, lang);
    const published = await readAcceptedCases(publishedFile, { drop }, lang);
    const dictionary = flags.unsaid === undefined ? detectDictionary(truth.table) : null;
    const unsaid = flags.unsaid === undefined ? (dictionary?.unsaid ?? []) : listOf(flags.unsaid);
    const orders = await compareTables(truth.table, published.table, {
      order,
      unsaid: (_, value) => unsaid.includes(value),
    });
    if (!flags.json) {
      const lines = orders.map(
        ({ k, l1, suppressed, fabricated, combinations, fabricatedShare }) =>
          `${k} columns: error ${l1.toFixed(4)}; ${suppressed} of ${combinations} combinations do not appear, ${fabricated} were never there (${(100 * fabricatedShare).toFixed(2)} % of what is published)`,
      );
      const note =
        unsaid.length > 0
          ? [`Left out as saying nothing: ${unsaid.join(', ')}${dictionary ? ` (${dictionary.name})` : ''}.`]
          : [];
      await context.write(`${[...lines, ...note].join('\n')}\n`);
      return;
    }
    await context.write(
      `${JSON.stringify({
        schema: 'concordance.compare/1',
        rows: { cases: truth.table.rows, published: published.table.rows },
        columns: truth.table.columns.length,
        unsaid,
        dictionary: dictionary?.name ?? null,
        orders,
      })}\n`,
    );
  });
}
