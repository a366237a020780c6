import { CommandError, EXIT } from '../../kernel/cli/index.js';
import type { CommandDefinition } from '../../kernel/module/index.js';

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .command('link')
    .description('print a link that lets its opener in once, as the administrator')
    .option('--address <url>', 'where people reach the house, such as https://concordance.example.org')
    .action(async ({ address }: { address?: string }) => {
      if (address !== undefined && !URL.canParse(address))
        throw new CommandError(EXIT.badUse, '--address must be an address such as https://concordance.example.org.');
      const { createEntryLink } = await import('../../kernel/access/index.js');
      const house = await context.house().catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'db.locked')
          throw new CommandError(
            EXIT.locked,
            'The server has the database for itself: stop it and start it with "npm start -- --link" (or "concordance serve --link"), which prints a new link.',
            error,
          );
        throw error;
      });
      const { host, port } = house.config;
      const token = await createEntryLink(house.db.connection);
      await context.write(`${new URL(`/enter/${token}`, address ?? `http://${host}:${port}`).href}\n`);
    });
};
