import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/kernel/module/index.js';
import { audit } from '../../src/modules/evidence/commands/audit.js';
import { tables } from '../../src/modules/evidence/commands/tables.js';
import type { TableAudit } from '../../src/modules/evidence/disclosure/audit-table.js';
import { sharedData } from '../kit/shared-data.js';

const home = mkdtempSync(join(tmpdir(), 'concordance-audit-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a command writes to standard output. */
async function said(run: (context: CommandContext) => Promise<void>): Promise<string> {
  let text = '';
  const context = {
    async write(more: string) {
      text += more;
    },
    note() {},
    exitCode() {},
  };
  await run(context as unknown as CommandContext);
  return text;
}

/** The official open table, half of its countries: figures of the contract, found independently. */
describe.skipIf(sharedData === null)('audit of the official table', () => {
  const FILE = join(sharedData ?? '', 'evidence/glotip_half_of_the_countries.xlsx');

  test('finds what one subtraction gives away, never says it, and protects it with few further cells', async () => {
    const safe = join(home, 'safe.xlsx');
    const found = JSON.parse(await said((c) => audit([FILE], { json: true, protect: safe }, c))) as TableAudit & {
      protect: { atRisk: number; withheld: number; recoverable: number; determined: number };
    };
    expect(found).toMatchObject({
      schema: 'concordance.audit/1',
      suppressed: 14_233,
      recoverable: 2_408,
      byRelation: { sex: 1_043, age: 1_480 },
      protect: { recoverable: 0, determined: 0 },
    });
    expect(new Set(found.cellsAtRisk.map(({ row }) => row)).size).toBe(2_408);
    expect(found.protect.withheld).toBeLessThan(1.5 * 2_408);
    const again = JSON.parse(await said((c) => audit([safe], { json: true, solve: true }, c))) as TableAudit;
    expect(again).toMatchObject({ recoverable: 0, solve: { determined: 0 } });
    expect(again.suppressed).toBeGreaterThanOrEqual(14_233 + found.protect.withheld);
  }, 240_000);
});

describe('tables of cases', () => {
  const file = join(home, 'cases.csv');
  const cases = [
    'sex,age',
    ...Array.from({ length: 200 }, (_, k) => `${k % 3 === 0 ? 'M' : 'F'},${k % 40 === 0 ? '0-17' : '18+'}`),
  ];
  writeFileSync(file, cases.join('\n'));
  const table = async (flags: Parameters<typeof tables>[1]) =>
    JSON.parse(await said((c) => tables(file, { by: 'sex,age', json: true, ...flags }, c))) as {
      rows: { values: string[]; count: number | string }[];
      hidden: { small: number; withheld: number };
    };

  test('pass the audit of their own file', async () => {
    for (const out of [join(home, 'table.csv'), join(home, 'table.xlsx')]) {
      const made = await table({ rule: 'k=10', out });
      expect(made.hidden.small).toBeGreaterThan(0);
      for (const { count } of made.rows) expect(typeof count === 'string' || count === 0 || count >= 10).toBe(true);
      const found = JSON.parse(await said((c) => audit([out], { json: true, solve: true }, c))) as TableAudit;
      expect(found).toMatchObject({ cells: made.rows.length, recoverable: 0, solve: { determined: 0 } });
      expect(found.suppressed).toBe(made.hidden.small + made.hidden.withheld);
    }
  });

  test('with noise want a public domain, and are paid for before they are drawn', async () => {
    const domain = join(home, 'domain.json');
    writeFileSync(domain, JSON.stringify({ sex: ['F', 'M', 'X'], age: ['0-17', '18+'] }));
    const ledger = join(home, 'budget.json');
    const dp = { rule: 'dp', domain, ledger, cap: '2' };
    await expect(table({ rule: 'dp', ledger })).rejects.toThrow('no-domain');
    const made = await table({ ...dp, epsilon: '1.5' });
    expect(made.rows).toHaveLength(5 * 4);
    const [entry] = JSON.parse(readFileSync(ledger, 'utf8')).releases;
    expect(entry).toMatchObject({ method: 'laplace', epsilon: 1.5, private: true });
    await expect(table({ ...dp, epsilon: '1' })).rejects.toThrow('budget-exhausted');
    await expect(table({ ...dp, by: 'sex,nothing' })).rejects.toThrow('no-such-column');
    expect(JSON.parse(readFileSync(ledger, 'utf8')).releases).toHaveLength(1);
  });

  test('answer the same for the same cell as long as the secret is kept', async () => {
    const secret = join(home, 'secret');
    const first = await table({ rule: 'cellkey', secret });
    expect(await table({ rule: 'cellkey', secret })).toMatchObject({ rows: first.rows });
    const bySex = await table({ rule: 'cellkey', secret, by: 'sex' });
    const total = (rows: typeof first.rows, sex: string) =>
      rows.find(({ values }) => values[0] === sex && (values[1] ?? 'Total') === 'Total')?.count;
    expect(total(bySex.rows, 'F')).toBe(total(first.rows, 'F'));
  });

  test('are refused with a sentence where they cannot be made', async () => {
    await expect(table({ by: 'sex,form' })).rejects.toThrow(/no-such-column/u);
    await expect(table({ rule: 'k=1' })).rejects.toThrow(/bad-option/u);
    await expect(table({ rule: 'cellkey', noise: 'most=x' })).rejects.toThrow(/bad-option/u);
    writeFileSync(join(home, 'odd.csv'), 'a,b\np,q\n');
    await expect(said((c) => audit([join(home, 'odd.csv')], {}, c))).rejects.toThrow(/not-a-table/u);
  });
});
