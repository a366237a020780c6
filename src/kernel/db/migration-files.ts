import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A folder of `NNNN-what-it-does.sql`, and the module it belongs to. */
export interface MigrationFolder {
  module: string;
  folder: URL;
}

export interface Migration {
  module: string;
  /** File name without `.sql`. */
  name: string;
  /** Hex digest of the file. */
  sha256: string;
  sql: string;
}

/** All migrations, module by module in the order given, in each by number. @throws on a bad or doubled number. */
export function readMigrations(folders: readonly MigrationFolder[]): Migration[] {
  return folders.flatMap(({ module, folder }) => {
    const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
    const files = readdirSync(base)
      .filter((file) => file.endsWith('.sql'))
      .sort();
    const numbers = new Set<string>();
    return files.map((file): Migration => {
      const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
      if (number === undefined) throw new Error(`${module}/${file}: a migration is named like 0001-what-it-does.sql`);
      if (numbers.has(number)) throw new Error(`${module}/${file}: the number ${number} is used twice`);
      numbers.add(number);
      // Line ends are set by git on some systems; they change nothing in SQL.
      const sql = readFileSync(new URL(file, base), 'utf8').replaceAll('\r\n', '\n');
      return { module, name: file.slice(0, -4), sha256: createHash('sha256').update(sql).digest('hex'), sql };
    });
  });
}
