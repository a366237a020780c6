import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Evidence: case records in, numbers out that can be published. */
export const evidence: ConcordanceModule = {
  name: 'evidence',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/evidence', label: 'evidence.nav' }],
  // A form wraps the largest file in a few lines of its own.
  bodyLimits: {
    '/evidence/data/new': 201_000_000,
    '/evidence/audit': 21 * 1024 * 1024,
    '/evidence/data/dictionaries': 21 * 1024 * 1024,
    '/evidence/concepts': 3 * 1024 * 1024,
    '/evidence/data/releases': 61 * 1024 * 1024,
    '/evidence/population': 11 * 1024 * 1024,
  },
  arrivingForms: ['/evidence/data/new'],
  pages: async (house, others) => (await import('./pages/index.js')).evidencePages(house, others),
  api: async (house, others) => (await import('./api.js')).evidenceApi(house, others),
  jobs: async (house) => (await import('./jobs.js')).evidenceJobs(house),
  partySections: async (house) => (await import('./pages/party-section.js')).evidenceOfParty(house),
  commitmentSections: async (house) => (await import('./pages/commitment-section.js')).evidenceOfCommitment(house),
  statements: async (house) => (await import('./releases/releases-as-statements.js')).releasesAsStatements(house),
  records: async (house) => (await import('./records.js')).evidenceRecords(house),
  search: async (house) => (await import('./search.js')).evidenceSearch(house),
  clears: async () => [(await import('./indicator/clear-imports.js')).clearPopulationImports],
  daily: ['evidence.shred'],
  notifies: async (house) => (await import('./work.js')).evidenceNotifies(house),
  waits: async (house) => (await import('./work.js')).evidenceWaits(house),
  invariants: async () => (await import('./invariants.js')).evidenceInvariants,
  ownData: async () => (await import('./own-data.js')).EVIDENCE_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
  holdsFiles: async (c, digests) => (await import('./store/releases.js')).filesOfReleases(c, digests),
  commands: [
    {
      name: 'evidence',
      summary:
        'Check case records, publish them safely, and see what was lost: validate, tables, synthesize, audit, compare.',
      load: () => import('./commands/command.js'),
    },
  ],
};
