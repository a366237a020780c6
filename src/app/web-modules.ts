import type { WebModule } from '../kernel/http/index.js';
import type { House } from '../kernel/module/index.js';
import { MODULES } from './modules.js';

/** What all modules bring to the web. */
export async function webModules(house: House): Promise<WebModule[]> {
  const partySections = (await Promise.all(MODULES.map((module) => module.partySections?.(house) ?? []))).flat();
  return Promise.all(
    MODULES.map(async (module) => ({
      nav: module.nav,
      pages: await module.pages?.(house, { partySections }),
      api: await module.api?.(house),
      bodyLimits: module.bodyLimits,
      homeSections: await module.homeSections?.(house),
      search: await module.search?.(house),
    })),
  );
}
