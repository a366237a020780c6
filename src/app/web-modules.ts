import type { WebModule } from '../kernel/http/index.js';
import type { House, Others } from '../kernel/module/index.js';
import { MODULES } from './modules.js';
import { figuresOf, statementsOf } from './statements.js';

/** What all modules bring to the web. */
export async function webModules(house: House): Promise<WebModule[]> {
  const statements = await statementsOf(house);
  const [partySections, commitmentSections] = await Promise.all([
    Promise.all(MODULES.map((module) => module.partySections?.(house, { statements }) ?? [])),
    Promise.all(MODULES.map((module) => module.commitmentSections?.(house, { statements }) ?? [])),
  ]);
  const others: Others = {
    statements,
    figures: await figuresOf(house),
    partySections: partySections.flat(),
    commitmentSections: commitmentSections.flat(),
  };
  return Promise.all(
    MODULES.map(async (module) => ({
      nav: module.nav,
      pages: await module.pages?.(house, others),
      api: await module.api?.(house, others),
      bodyLimits: module.bodyLimits,
      arrivingForms: module.arrivingForms,
      homeSections: await module.homeSections?.(house, others),
      bell: await module.bell?.(house),
      recordSections: await module.recordSections?.(house),
      partyName: await module.partyName?.(house),
      search: await module.search?.(house),
    })),
  );
}
