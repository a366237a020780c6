import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Calls for input, what parties answer to them, and the reports drafted from that. */
export const reporting: ConcordanceModule = {
  name: 'reporting',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/calls', label: 'reporting.nav', order: 40 }],
  // A form wraps the largest file that can be an answer, or a filled-in questionnaire, in a few lines of its own.
  bodyLimits: { '/calls': 21 * 1024 * 1024, '/api/v1/calls': 7 * 1024 * 1024 },
  pages: async (house, others) => (await import('./pages/index.js')).reportingPages(house, others),
  api: async (house) => (await import('./api.js')).reportingApi(house),
  partySections: async (house) => (await import('./pages/sections.js')).callsOfParty(house),
  commitmentSections: async (house) => (await import('./pages/sections.js')).callsOnCommitment(house),
  search: async (house) => (await import('./search.js')).reportingSearch(house),
  records: async (house) => (await import('./work.js')).reportingRecords(house),
  notifies: async (house) => (await import('./work.js')).reportingNotifies(house),
  reminds: async (house) => (await import('./work.js')).reportingReminds(house),
  waits: async (house) => (await import('./waits.js')).reportingWaits(house),
  statements: async (house) =>
    (await import('./submissions/submissions-as-statements.js')).submissionsAsStatements(house),
  permissions: async () => (await import('./matrix.js')).MATRIX,
  invariants: async () => (await import('./invariants.js')).reportingInvariants,
  clears: async () => [
    {
      kind: 'import-rows',
      clear: async (c, before) => (await import('./clear-imports.js')).clearImports(c, before),
    },
  ],
  ownData: async () => (await import('./own-data.js')).REPORTING_OWN_DATA,
  holdsFiles: async (c, digests) => (await import('./store/submissions.js')).submissionFilesHeld(c, digests),
};
