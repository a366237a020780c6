import type { Command } from 'commander';
import type { Config } from '../config/index.js';
import type { House } from './house.js';

/** A subcommand of `concordance`. */
export interface CommandModule {
  /** The word after `concordance`: `read`. */
  name: string;
  /** One line for `concordance --help`, in English as all of the command line. */
  summary: string;
  /** Loads the rest when this command is the one asked for, so that no command pays for another. */
  load: () => Promise<CommandDefinition>;
}

export interface CommandDefinition {
  /** Adds arguments, options, examples and the action. `command` already has its name and summary. */
  define: (command: Command, context: CommandContext) => void;
}

/** What an action may use. Throw a CommandError (kernel/cli) for one sentence and an exit code. */
export interface CommandContext {
  /** Settings; read on first use. @throws ConfigError */
  config(): Promise<Config>;
  /** Opens and migrates the database on first use; closed when the command ends. @throws FolderLocked while the server runs. */
  house(): Promise<House>;
  /** Ends with this code though nothing was thrown, for example 3 when a part failed. */
  exitCode(code: number): void;
  /** Writes to standard output; waits when the reader is slow, ends quietly when it has gone. */
  write(text: string): Promise<void>;
  /** Writes to standard error: progress, warnings. */
  note(text: string): void;
}
