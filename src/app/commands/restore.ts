import { EXIT } from '../../kernel/cli/index.js';
import type { CommandDefinition } from '../../kernel/module/index.js';

interface Options {
  force?: boolean;
  check?: boolean;
}

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .argument('<file>', 'file that "concordance backup" wrote, on either kind of database')
    .option('--force', 'put it in the place of everything that the database holds')
    .option('--check', 'only prove that the file is whole')
    .action(async (file: string, { force = false, check = false }: Options) => {
      const { checkBackup, restoreBackup } = await import('../../kernel/backup/index.js');
      if (check) {
        const { manifest, rows } = await checkBackup(file);
        await context.write(`${file} is whole: ${rows} rows, made ${manifest.made} by version ${manifest.program}.\n`);
        return;
      }
      const [config, { migrate, openDatabase }, { migrationFolders }, { verifyChain }] = await Promise.all([
        context.config(),
        import('../../kernel/db/index.js'),
        import('../migrations.js'),
        import('../../kernel/audit/index.js'),
      ]);
      const db = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
      try {
        const { manifest, rows } = await restoreBackup(db, { file, folders: migrationFolders(), force });
        await migrate(db, migrationFolders());
        await context.write(`Restored ${rows} rows, as of ${manifest.made}.\n`);
        const verdict = await verifyChain(db.connection);
        if (verdict.intact) return;
        await context.write(`The action log in it is broken at entry ${verdict.position}.\n`);
        context.exitCode(EXIT.findings);
      } finally {
        await db.close();
      }
    });
};
