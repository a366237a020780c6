import type { Output } from '../kernel/cli/index.js';
import type { Config } from '../kernel/config/index.js';
import type { CommandContext, House } from '../kernel/module/index.js';
import { homeFolder } from './home-folder.js';

/** The context of one command, and what is to be done when it has ended. */
export interface CommandRun {
  context: CommandContext;
  /** The code that the command asked for; 0 when it asked for none. */
  exitCode(): number;
  close(): Promise<void>;
}

/** Everything that takes time to load is loaded when a command first asks for it. */
export function commandRun(output: Output): CommandRun {
  let config: Promise<Config> | undefined;
  let house: Promise<House> | undefined;
  let code = 0;
  const readConfig = async (): Promise<Config> => {
    const { readConfig: read } = await import('../kernel/config/index.js');
    return read(process.env, homeFolder());
  };
  const open = async (): Promise<House> => {
    const [{ openHouse }, { programLog }, settings] = await Promise.all([
      import('./open-house.js'),
      import('./program-log.js'),
      context.config(),
    ]);
    return openHouse(settings, programLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel));
  };
  const context: CommandContext = {
    config: () => (config ??= readConfig()),
    house: () => (house ??= open()),
    exitCode(wanted) {
      code = wanted;
    },
    ...output,
  };
  return {
    context,
    exitCode: () => code,
    async close() {
      const opened = await house?.catch(() => undefined);
      await opened?.db.close();
    },
  };
}
