/** How a module plugs in. */
export type { CommandContext, CommandDefinition, CommandModule } from './command.js';
export type { ConcordanceModule, House } from './module.js';
