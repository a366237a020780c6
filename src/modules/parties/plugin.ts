import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Who acts, and for whom people act: States, organizations and others, with their names, groups and memberships. */
export const parties: ConcordanceModule = {
  name: 'parties',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/parties', label: 'parties.nav', order: 10 }],
  // A form wraps the largest sheet in a few lines of its own.
  bodyLimits: { '/parties/import': 6 * 1024 * 1024 },
  pages: async (house, others) => (await import('./pages/index.js')).partiesPages(house, others.partySections),
  api: async (house) => (await import('./api.js')).partiesApi(house),
  records: async (house) => (await import('./records.js')).partyRecords(house),
  partyName: async ({ db }) => {
    const { partyNames } = await import('./party-names.js');
    return async (party, lang) => (await partyNames(db))(party, lang);
  },
  search: async (house) => (await import('./search.js')).partiesSearch(house),
  ownData: async () => (await import('./own-data.js')).PARTIES_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
  startingFacts: async ({ db }) => {
    await (await import('./load-facts.js')).loadFacts(db);
  },
};
