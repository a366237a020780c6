import type { ConcordanceModule } from '../../kernel/module/index.js';

/** The register: who must do what, by when, since which year, and what became of it. */
export const commitments: ConcordanceModule = {
  name: 'commitments',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [
    { path: '/commitments', label: 'commitments.nav' },
    { path: '/calendar', label: 'commitments.calendar.nav' },
  ],
  // A form wraps the largest piece of evidence, or the largest sheet, in a few lines of its own.
  bodyLimits: {
    '/commitments': 21 * 1024 * 1024,
    '/commitments/import': 51 * 1024 * 1024,
    '/api/v1/register-imports': 51 * 1024 * 1024,
    '/api/v1/commitments': 21 * 1024 * 1024,
  },
  pages: async (house, others) => (await import('./pages/index.js')).commitmentsPages(house, others.commitmentSections),
  api: async (house) => (await import('./api.js')).commitmentsApi(house),
  homeSections: async (house) => (await import('./pages/home-sections.js')).commitmentsHome(house),
  partySections: async (house) => (await import('./pages/party-section.js')).commitmentsOfParty(house),
  statements: async (house) => (await import('./answers/answers-as-statements.js')).answersAsStatements(house),
  records: async (house) => (await import('./records.js')).commitmentRecords(house),
  notifies: async (house) => (await import('./notifies.js')).commitmentsNotify(house),
  waits: async (house) => (await import('./waits.js')).commitmentsWait(house),
  reminds: async (house) => (await import('./reminds.js')).commitmentsRemind(house),
  search: async (house) => (await import('./search.js')).commitmentsSearch(house),
  jobs: async () => (await import('./sheet-jobs.js')).sheetJobs,
  startingFacts: async ({ db }) => {
    const [{ loadOpenings }, { loadFacts }, { commitmentFacts }] = await Promise.all([
      import('./load-openings.js'),
      import('./load-facts.js'),
      import('./facts/index.js'),
    ]);
    await loadOpenings(db);
    await loadFacts(db, commitmentFacts);
  },
  follows: async () => [(await import('./meet-texts.js')).meetTextsFollower],
  invariants: async () => (await import('./invariants.js')).commitmentInvariants,
  clears: async () => [(await import('./clear-imports.js')).clearImports],
  holdsFiles: async (c, digests) => (await import('./store/imports.js')).digestsHeld(c, digests),
  ownData: async () => (await import('./own-data.js')).COMMITMENTS_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
