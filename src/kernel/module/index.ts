/** How a module plugs in. */
export type { CommandContext, CommandDefinition, CommandModule } from './command.js';
export { allFigures, type FigureProvider, type IndicatorFigure } from './figure.js';
export { gatherWork, type Work } from './gather-work.js';
export type { House } from './house.js';
export { type Invariant, sqlInvariant } from './invariant.js';
export type { ConcordanceModule, Others } from './module.js';
export { type Meant, type NarrowedBy, type Narrowing, narrowingsOf, setNarrowings } from './narrowing.js';
export { ModuleRefusal, type RefusalOptions } from './refusal.js';
export {
  allStatements,
  type Statement,
  type StatementCount,
  type StatementProvider,
  type StatementQuery,
  type Subject,
} from './statement.js';
