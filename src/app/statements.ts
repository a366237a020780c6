import { allStatements, type House, type StatementProvider } from '../kernel/module/index.js';
import { MODULES } from './modules.js';

/** What parties said in all modules. */
export async function statementsOf(house: House): Promise<StatementProvider> {
  const providers = await Promise.all(MODULES.map((module) => module.statements?.(house) ?? null));
  return allStatements(providers.filter((one) => one !== null));
}
