import { ACCESS_MIGRATIONS } from '../kernel/access/index.js';
import { AUDIT_MIGRATIONS } from '../kernel/audit/index.js';
import type { MigrationFolder } from '../kernel/db/index.js';
import { FILE_MIGRATIONS } from '../kernel/files/index.js';
import { JOB_MIGRATIONS } from '../kernel/jobs/index.js';
import { MAIL_MIGRATIONS } from '../kernel/mail/index.js';
import { MODULES } from './modules.js';

/** All migrations of the program: the kernel's first, then the modules' in their order. */
export function migrationFolders(): MigrationFolder[] {
  const modules = MODULES.flatMap(({ name, migrations }) =>
    migrations === undefined ? [] : [{ module: name, folder: migrations }],
  );
  const app = { module: 'app', folder: new URL('./migrations/', import.meta.url) };
  // Last: its policies are about the tables of all others.
  const rows = { module: 'row-security', folder: new URL('./row-security/', import.meta.url) };
  return [app, ACCESS_MIGRATIONS, AUDIT_MIGRATIONS, FILE_MIGRATIONS, JOB_MIGRATIONS, MAIL_MIGRATIONS, ...modules, rows];
}
