import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Status of treaties: who is party to what since when, who is missing, and by which laws States implement them. */
export const treaties: ConcordanceModule = {
  name: 'treaties',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/treaties', label: 'treaties.nav', order: 50 }],
  // A form wraps the largest table in a few lines of its own, and may carry as much pasted.
  bodyLimits: {
    ...{ '/treaties/import': 11 * 1024 * 1024, '/api/v1/treaty-imports': 14 * 1024 * 1024 },
    ...{ '/treaties/laws/import': 11 * 1024 * 1024, '/api/v1/treaty-law-imports': 14 * 1024 * 1024 },
    ...{ '/treaties/instruments/import': 6 * 1024 * 1024, '/api/v1/treaty-instrument-imports': 7 * 1024 * 1024 },
  },
  pages: async (house, others) => (await import('./pages/index.js')).treatiesPages(house, others.statements),
  api: async (house, others) => (await import('./api.js')).treatiesApi(house, others.statements),
  partySections: async (house) => (await import('./pages/party-section.js')).treatiesOfParty(house),
  commitmentSections: async (house) => (await import('./pages/commitment-section.js')).treatiesOfCommitment(house),
  statements: async (house) => (await import('./laws/laws-as-statements.js')).lawsAsStatements(house),
  narrows: async ({ db }) => (await import('./not-yet-party.js')).treatyNarrowing(db),
  records: async (house) => (await import('./records.js')).treatyRecords(house),
  search: async (house) => (await import('./search.js')).treatiesSearch(house),
  startingFacts: async ({ db }) => {
    await (await import('./load-facts.js')).loadFacts(db);
  },
  invariants: async () => (await import('./invariants.js')).treatyInvariants,
  clears: async () => [(await import('./clear-imports.js')).clearImports],
  holdsFiles: async (c, digests) => (await import('./store/imports.js')).digestsHeld(c, digests),
  ownData: async () => (await import('./own-data.js')).TREATIES_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
