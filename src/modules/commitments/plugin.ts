import type { ConcordanceModule } from '../../kernel/module/index.js';

/** The register: who must do what, by when, since which year, and what became of it. */
export const commitments: ConcordanceModule = {
  name: 'commitments',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/commitments', label: 'commitments.nav' }],
  pages: async (house) => (await import('./pages/index.js')).commitmentsPages(house),
  api: async (house) => (await import('./api.js')).commitmentsApi(house),
  search: async (house) => (await import('./search.js')).commitmentsSearch(house),
  startingFacts: async ({ db }) => {
    const { loadOpenings } = await import('./load-openings.js');
    await loadOpenings(db);
  },
  follows: async () => [(await import('./meet-texts.js')).meetTextsFollower],
};
