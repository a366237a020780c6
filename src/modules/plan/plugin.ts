import type { ConcordanceModule } from '../../kernel/module/index.js';

/** The Global Plan: its measures, who said what on them and where nothing was said, concrete measures, appraisals. */
export const plan: ConcordanceModule = {
  name: 'plan',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/plan', label: 'plan.nav' }],
  // A form wraps the largest piece of evidence, or the largest sheet, in a few lines of its own.
  bodyLimits: { '/plan/concrete': 21 * 1024 * 1024, '/plan/concrete/import': 6 * 1024 * 1024 },
  pages: async (house, { statements }) => (await import('./pages/index.js')).planPages(house, statements),
  api: async (house, { statements }) => (await import('./api.js')).planApi(house, statements),
  homeSections: async (house) => (await import('./pages/sections.js')).planHome(house),
  partySections: async (house) => (await import('./pages/sections.js')).planOfParty(house),
  commitmentSections: async (house) => (await import('./pages/sections.js')).planOfCommitment(house),
  statements: async (house) => (await import('./concrete/as-statements.js')).concreteAsStatements(house),
  search: async (house) => (await import('./search.js')).planSearch(house),
  records: async (house) => (await import('./work.js')).planRecords(house),
  notifies: async (house) => (await import('./work.js')).planNotifies(house),
  waits: async (house) => (await import('./work.js')).planWaits(house),
  reminds: async (house) => (await import('./work.js')).planReminds(house),
  invariants: async () => (await import('./invariants.js')).planInvariants,
  clears: async () => [(await import('./clear-imports.js')).clearImports],
  holdsFiles: async (c, digests) => (await import('./store/concrete.js')).digestsHeld(c, digests),
  ownData: async () => (await import('./own-data.js')).PLAN_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
