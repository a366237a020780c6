import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Reports drafted from what parties sent, every sentence with its trail, signed by two people and published. */
export const reports: ConcordanceModule = {
  name: 'reports',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/reports', label: 'reports.nav', order: 45 }],
  pages: async (house) => (await import('./pages/index.js')).reportsPages(house),
  api: async (house) => (await import('./api.js')).reportsApi(house),
  recordSections: async (house) => (await import('./pages/take.js')).takeIntoReports(house),
  search: async (house) => (await import('./search.js')).reportsSearch(house),
  jobs: async () => (await import('./jobs.js')).reportsJobs(),
  daily: ['reports.remind'],
  records: async (house) => (await import('./work.js')).reportsRecords(house),
  notifies: async (house) => (await import('./work.js')).reportsNotifies(house),
  waits: async (house) => (await import('./work.js')).reportsWaits(house),
  invariants: async () => (await import('./invariants.js')).reportsInvariants,
  ownData: async () => (await import('./own-data.js')).REPORTS_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
