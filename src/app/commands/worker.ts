import { CommandError, EXIT } from '../../kernel/cli/index.js';
import type { CommandDefinition } from '../../kernel/module/index.js';

export const define: CommandDefinition['define'] = (command, context) => {
  command.option('--slots <number>', 'jobs at the same time', '2').action(async ({ slots }: { slots: string }) => {
    const config = await context.config();
    if (config.databaseUrl === undefined)
      throw new CommandError(
        EXIT.badUse,
        'A worker of its own needs a PostgreSQL server in DATABASE_URL; with the embedded database the server does the jobs itself.',
      );
    if (!/^[1-9]\d?$/.test(slots)) throw new CommandError(EXIT.badUse, '--slots must be a number from 1 to 99.');
    const [{ startWorker }, { dailyKinds, jobHandlers }, { followLog }, { followers }, { untilStopped }] =
      await Promise.all([
        import('../../kernel/jobs/index.js'),
        import('../job-handlers.js'),
        import('../../kernel/audit/index.js'),
        import('../followers.js'),
        import('../until-stopped.js'),
      ]);
    const stopped = untilStopped();
    const house = await context.house();
    const { db, log } = house;
    const handlers = await jobHandlers(house);
    const worker = await startWorker({ db, log, handlers, daily: dailyKinds(), slots: Number(slots) });
    const following = followLog(db, log, await followers(house));
    await context.write('concordance: working on jobs (stop with Ctrl+C)\n');
    await stopped;
    await Promise.all([worker.stop(), following.stop()]);
  });
};
