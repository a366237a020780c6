/** Brings, applies or undoes a small sheet until it is killed at the moment named: inside of the transaction, or after its commit. */
import type { Actor } from '../../../src/kernel/access/index.js';
import { type Connection, type Database, openDatabase } from '../../../src/kernel/db/index.js';
import { addMessages } from '../../../src/kernel/i18n/index.js';
import { type SheetKind, SMALL_SHEETS } from '../small-sheets.js';

for (const module of ['commitments', 'documents', 'parties', 'plan', 'reporting', 'treaties'])
  addMessages(module, new URL(`../../../src/modules/${module}/messages/`, import.meta.url));

const [, , kind, what, moment, importId = ''] = process.argv;
const ADMINISTRATOR: Actor = { kind: 'administrator', id: 'local' };
const never = (): Promise<never> => {
  process.stdout.write('there\n');
  return new Promise(() => {});
};
setInterval(() => {}, 1000);

const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const dying: Database = {
  ...db,
  transaction: (work, options) =>
    db.transaction(async (c: Connection) => {
      const value = await work(c);
      return moment === 'in-the-transaction' ? never() : value;
    }, options),
};
const sheet = SMALL_SHEETS[kind as SheetKind];
if (what === 'bring') await sheet.bring(dying, ADMINISTRATOR);
else await (what === 'apply' ? sheet.apply : sheet.undo)(dying, ADMINISTRATOR, importId);
await never();
