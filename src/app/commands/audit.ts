import { EXIT } from '../../kernel/cli/index.js';
import type { CommandDefinition } from '../../kernel/module/index.js';

const FAULTS = {
  altered: 'its content is not what was sealed',
  unlinked: 'it does not follow the one before it',
  missing: 'it is not there',
} as const;

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .command('verify')
    .description('walk the whole log and name the first entry that is not as it was written')
    .action(async () => {
      const { verifyChain } = await import('../../kernel/audit/index.js');
      const { db } = await context.house();
      const verdict = await verifyChain(db.connection);
      if (verdict.intact) {
        await context.write(`The log is intact: ${verdict.actions} actions, ending in ${verdict.hash}.\n`);
        return;
      }
      await context.write(`The log is broken at entry ${verdict.position}: ${FAULTS[verdict.fault]}.\n`);
      context.exitCode(EXIT.findings);
    });
};
