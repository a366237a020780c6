import {
  allFigures,
  allStatements,
  type FigureProvider,
  type House,
  type StatementProvider,
} from '../kernel/module/index.js';
import { MODULES } from './modules.js';

/** What parties said in all modules. */
export async function statementsOf(house: House): Promise<StatementProvider> {
  const providers = await Promise.all(MODULES.map((module) => module.statements?.(house) ?? null));
  return allStatements(providers.filter((one) => one !== null));
}

/** Figures of indicators that were published in all modules. */
export async function figuresOf(house: House): Promise<FigureProvider> {
  const providers = await Promise.all(MODULES.map((module) => module.figures?.(house) ?? null));
  return allFigures(providers.filter((one) => one !== null));
}
