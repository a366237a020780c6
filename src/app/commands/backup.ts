import type { CommandDefinition } from '../../kernel/module/index.js';
import { programVersion } from '../../kernel/version/index.js';

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .argument('<file>', 'file to write, such as concordance-2026-01-31.backup; must not be there yet')
    .addHelpText('after', '\nThe file holds everything, secrets included: keep it as safe as the database.')
    .action(async (file: string) => {
      const { writeBackup } = await import('../../kernel/backup/index.js');
      const { db } = await context.house();
      const { tables, rows } = await writeBackup(db, file, programVersion());
      await context.write(`${file}: ${rows} rows of ${tables} tables.\n`);
    });
};
