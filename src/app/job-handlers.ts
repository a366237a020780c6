import type { JobHandler } from '../kernel/jobs/index.js';
import type { House } from '../kernel/module/index.js';
import { MODULES } from './modules.js';
import { statementsOf } from './statements.js';

/** Handlers of all modules by kind. @throws when two modules answer to one kind. */
export async function jobHandlers(house: House): Promise<Record<string, JobHandler>> {
  const statements = await statementsOf(house);
  const handlers: Record<string, JobHandler> = {};
  for (const module of MODULES) {
    for (const [kind, handler] of Object.entries((await module.jobs?.(house, { statements })) ?? {})) {
      if (handlers[kind]) throw new Error(`Two handlers for the job ${kind}; one is of ${module.name}`);
      handlers[kind] = handler;
    }
  }
  return handlers;
}

/** Kinds of jobs of all modules that are due once a day. */
export function dailyKinds(): string[] {
  return MODULES.flatMap(({ daily = [] }) => daily);
}
