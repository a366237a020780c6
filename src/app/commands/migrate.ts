import type { CommandDefinition } from '../../kernel/module/index.js';

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .option('--dry-run', 'only list what would be applied')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      const [config, db, { migrationFolders }] = await Promise.all([
        context.config(),
        import('../../kernel/db/index.js'),
        import('../migrations.js'),
      ]);
      const database = await db.openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
      try {
        const { pending } = await db.planMigrations(database.connection, migrationFolders());
        if (!dryRun) {
          await db.migrate(database, migrationFolders());
          await db.keepReaderKey(database, config.readerKey);
        }
        for (const { module, name } of pending)
          await context.write(`${dryRun ? 'pending' : 'applied'} ${module}/${name}\n`);
        if (pending.length === 0) await context.write('The database is up to date.\n');
      } finally {
        await database.close();
      }
    });
};
