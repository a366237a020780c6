import type { CommandDefinition } from '../../kernel/module/index.js';

export const define: CommandDefinition['define'] = (command, context) => {
  command
    .option('--no-worker', 'leave jobs to a process of "concordance worker"')
    .option('--link', 'print a new link for the administrator, also when one is signed in')
    .action(async ({ worker, link = false }: { worker: boolean; link?: boolean }) => {
      const [config, { programLog }, { runServer }] = await Promise.all([
        context.config(),
        import('../program-log.js'),
        import('../run-server.js'),
      ]);
      const say = (line: string): void => void context.write(`concordance: ${line}\n`);
      await runServer({ config, log: programLog(config.logLevel), worker, link, say });
    });
};
