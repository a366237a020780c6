import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseTable } from '../cases/case-table.js';
import { makeTable } from '../tables/make-table.js';
import { auditLinked } from './link-published.js';
import type { TableRow } from './linked-table.js';

const rowsOf = (text: string): TableRow[] =>
  text.split('\n').map((line, k) => ({ number: k + 1, texts: line.split(',') }));

describe('tables that are out together', () => {
  test('give away what one of them suppresses and another shows, or what the sums of both tell', async () => {
    const bySex = rowsOf('sex,count\nTotal,30\nFemale,26\nMale,<5');
    const alone = await auditLinked(bySex.slice(0, 1).concat(bySex.slice(1)), []);
    expect(alone.recoverable).toBe(1);
    const careful = rowsOf(
      'sex,form,count\nTotal,Total,30\nTotal,a,20\nTotal,b,10\nFemale,Total,[c]\nFemale,a,[c]\nFemale,b,[c]\nMale,Total,<5\nMale,a,[c]\nMale,b,<5',
    );
    expect(await auditLinked(careful, [])).toMatchObject({ shown: 0, recoverable: 0, determined: 0 });
    const open = rowsOf('sex,count\nTotal,30\nFemale,26\nMale,4');
    expect(await auditLinked(careful, [open])).toMatchObject({ linked: 1, shown: 2 });
    // What was out already is not laid at the door of the new one.
    expect(await auditLinked(open, [open])).toMatchObject({ shown: 0, recoverable: 0, determined: 0 });
  });

  test('are found out when they count the same persons by other columns', async () => {
    const sexByForm = rowsOf(
      'sex,form,count\nTotal,Total,[c]\nTotal,a,<5\nTotal,b,40\nFemale,Total,[c]\nFemale,a,<5\nFemale,b,25\nMale,Total,[c]\nMale,a,<5\nMale,b,15',
    );
    const form = rowsOf('form,count\nTotal,43\na,<5\nb,[c]');
    expect(await auditLinked(sexByForm, [])).toMatchObject({ recoverable: 0, determined: 0 });
    expect(await auditLinked(form, [])).toMatchObject({ recoverable: 0 });
    const both = await auditLinked(form, [sexByForm]);
    expect(both.recoverable + both.determined + both.shown).toBeGreaterThan(0);
  });

  test('of one data set under one rule and the same columns give nothing away, however often they are made', async () => {
    const cases = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 80 }).map(
      (rows): CaseTable => ({
        rows: rows.length,
        columns: [
          { name: 'sex', values: ['F', 'M'], codes: Uint8Array.from(rows.map(([a]) => a)) },
          { name: 'age', values: ['0-17', '18+'], codes: Uint8Array.from(rows.map(([, b]) => b)) },
        ],
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async (table) => {
        const { rows } = await makeTable(table, ['sex', 'age'], { name: 'k', k: 5 });
        const file = [['sex', 'age', 'count'], ...rows.map(({ values, count }) => [...values, String(count)])];
        const published = file.map((texts, k) => ({ number: k + 1, texts }));
        expect(await auditLinked(published, [published])).toMatchObject({ shown: 0, recoverable: 0, determined: 0 });
      }),
      { numRuns: 15 },
    );
  });
});
