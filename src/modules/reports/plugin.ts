import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Reports drafted from what parties sent, every sentence with its trail, signed by two people and published. */
export const reports: ConcordanceModule = {
  name: 'reports',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/reports', label: 'reports.nav', order: 45 }],
  pages: async (house) => (await import('./pages/index.js')).reportsPages(house),
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
