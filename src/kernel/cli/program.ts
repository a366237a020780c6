import { Command, CommanderError } from 'commander';
import type { CommandContext, CommandModule } from '../module/index.js';
import { EXIT } from './exit-codes.js';

export interface ProgramOptions {
  version: string;
  commands: readonly CommandModule[];
  /** Arguments after the program's name. */
  args: readonly string[];
  context: CommandContext;
  /** What `--help` ends with. */
  epilogue?: string;
}

/**
 * Runs the command that the arguments name. Only that command is loaded: the others are known by name and summary.
 *
 * @returns the exit code of usage (help, version, bad use); commands set their own through the context.
 * @throws what the command throws.
 */
export async function runProgram({ version, commands, args, context, epilogue = '' }: ProgramOptions): Promise<number> {
  // "help read" is "read --help"; so only the first word tells which command to load.
  const words = args[0] === 'help' ? [...args.slice(1), '--help'] : [...args];
  const program = settle(new Command('concordance'))
    .usage('COMMAND [options]')
    .description('Reads resolutions, and runs the house where what they ask for is acted on.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', epilogue);
  for (const module of commands) {
    const command = settle(program.command(module.name))
      .description(module.summary)
      .helpOption('--help', 'print this help');
    if (module.name === words[0]) (await module.load()).define(command, context);
  }
  try {
    if (words.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.badUse;
    }
    await program.parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.badUse;
  }

  function settle(command: Command): Command {
    return command
      .exitOverride()
      .showSuggestionAfterError()
      .configureOutput({
        outputError: (text, write) => write(`concordance: ${text.replace(/^error: /, '')}`),
      });
  }
}
