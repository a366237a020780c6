import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';
import { addMessages } from '../../src/kernel/i18n/index.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, openTestDatabase } from '../kit/databases.js';
import { ADMINISTRATOR } from '../kit/register.js';
import { type SheetKind, SMALL_SHEETS, type SmallSheet } from '../kit/small-sheets.js';

for (const module of ['commitments', 'documents', 'parties', 'plan', 'reporting', 'treaties'])
  addMessages(module, new URL(`../../src/modules/${module}/messages/`, import.meta.url));

async function told(db: Database, query: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`${sql.raw(query)}`.execute(db.connection.queries);
  return rows[0]?.state ?? '';
}

describeOnBoth('a sheet that is brought, applied or undone when the program is killed', (engine) => {
  // Each is one transaction, whatever the engine: every sheet is killed on one of them.
  const kinds: SheetKind[] =
    engine === 'pglite' ? ['plan', 'treaties', 'laws'] : ['parties', 'instruments', 'questionnaires'];
  it.each(kinds)(
    '%s: is whole or not there, and can be done after the next start',
    async (kind) => {
      const sheet: SmallSheet = SMALL_SHEETS[kind];
      const test = await openTestDatabase(engine, 'facts');
      let db = test.db;
      const state = () => told(db, sheet.state);
      const imports = () =>
        told(db, `select coalesce(string_agg(state, ' ' order by id), '') as state from ${sheet.imports}`);
      /** Another process does it and is killed at that moment. */
      async function killedIn(what: 'bring' | 'apply' | 'undo', moment: string, importId = ''): Promise<void> {
        await db.close();
        const child = startChild('brought-and-die', [kind, what, moment, importId], test.env);
        expect(await child.line(), `${what} ${moment}`).toBe('there');
        await child.kill();
        db = await openDatabase(test.place);
      }
      try {
        await sheet.prepare?.(db, ADMINISTRATOR);
        const original = await state();
        await killedIn('bring', 'in-the-transaction');
        expect([await imports(), await state()]).toEqual(['', original]);
        const { importId } = await sheet.bring(db, ADMINISTRATOR);

        await killedIn('apply', 'in-the-transaction', importId);
        expect([await imports(), await state()]).toEqual(['compared', original]);
        await killedIn('apply', 'after-the-commit', importId);
        const applied = await state();
        expect([await imports(), applied === original]).toEqual(['applied', false]);
        await expect(sheet.apply(db, ADMINISTRATOR, importId)).rejects.toMatchObject({
          code: sheet.decided ?? 'already-decided',
        });

        await killedIn('undo', 'in-the-transaction', importId);
        expect([await imports(), await state()]).toEqual(['applied', applied]);
        await sheet.undo(db, ADMINISTRATOR, importId);
        expect([await imports(), await state()]).toEqual(['undone', original]);
        expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
      } finally {
        await db.close();
        await test.drop();
      }
    },
    300_000,
  );
});
