import type { ConcordanceModule } from '../../kernel/module/index.js';

/** People with accounts: signing in, one's own account, who holds which role, invitations, mail that waits. */
export const people: ConcordanceModule = {
  name: 'people',
  messages: new URL('./messages/', import.meta.url),
  nav: [{ path: '/people', label: 'people.nav', needs: 'roles.give' }],
  pages: async (house) => (await import('./pages/index.js')).peoplePages(house),
  api: async (house) => (await import('./api.js')).peopleApi(house),
  homeSections: async (house) => (await import('./pages/home-section.js')).peopleHome(house),
  records: async (house) => [
    ...(await import('./work.js')).PERSON_RECORDS,
    (await import('./loan-notices.js')).loanRecords(house),
  ],
  notifies: async (house) => [
    ...(await import('./work.js')).PEOPLE_NOTIFY,
    (await import('./loan-notices.js')).loansNotify(house),
  ],
  waits: async (house) => [
    ...(await import('./work.js')).peopleWait(house),
    ...(await import('./loan-waits.js')).loanWaits(house),
  ],
  follows: async (house) => [(await import('./mail-changed-means.js')).mailChangedMeans(house)],
  jobs: async (house) => (await import('./jobs.js')).peopleJobs(house),
  daily: ['people.pass-loans'],
  permissions: async () => (await import('./matrix.js')).MATRIX,
  clears: async () => (await import('../../kernel/mail/index.js')).MAIL_CLEARINGS,
  erases: async () => (await import('./own-data.js')).PEOPLE_ERASERS,
  ownData: async () => (await import('./own-data.js')).PEOPLE_OWN_DATA,
  commands: [
    {
      name: 'user',
      summary: 'people with accounts: add, reset, list',
      load: () => import('./commands/user.js'),
    },
  ],
};
