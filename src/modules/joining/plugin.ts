import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Organizations ask to join; the secretariat verifies, a State may have to agree; then they are parties. */
export const joining: ConcordanceModule = {
  name: 'joining',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/organizations', label: 'joining.nav', needs: 'parties.write', order: 11 }],
  // A form wraps the largest document in a few lines of its own.
  bodyLimits: { '/organizations/own': 6 * 1024 * 1024 },
  pages: async (house) => (await import('./pages/index.js')).joiningPages(house),
  api: async (house) => (await import('./api.js')).joiningApi(house),
  homeSections: async () => (await import('./pages/home-section.js')).joiningHome,
  jobs: async (house) => (await import('./jobs.js')).joiningJobs(house),
  daily: ['joining.pass-silence'],
  records: async (house) => (await import('./records.js')).registrationRecords(house),
  notifies: async (house) => (await import('./notifies.js')).joiningNotifies(house),
  waits: async (house) => (await import('./waits.js')).joiningWaits(house),
  permissions: async () => (await import('./matrix.js')).MATRIX,
  clears: async () => (await import('./clear-registrations.js')).JOINING_CLEARINGS,
  erases: async () => [(await import('./clear-registrations.js')).JOINING_ERASER],
  ownData: async () => [(await import('./clear-registrations.js')).JOINING_OWN_DATA],
  holdsFiles: async (c, digests) => (await import('./store/registrations.js')).digestsHeld(c, digests),
};
