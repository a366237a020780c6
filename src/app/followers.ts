import type { ActionFollower } from '../kernel/audit/index.js';
import type { House } from '../kernel/module/index.js';
import { MODULES } from './modules.js';

/** What the modules do when others have acted, in the order of the modules. */
export async function followers(house: House): Promise<ActionFollower[]> {
  const all = await Promise.all(MODULES.map(async (module) => (await module.follows?.(house)) ?? []));
  return all.flat();
}
