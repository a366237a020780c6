import type { ConcordanceModule, House, Work } from '../../kernel/module/index.js';

async function workOf(house: House, modules: readonly ConcordanceModule[]): Promise<Work> {
  const { gatherWork } = await import('../../kernel/module/index.js');
  return gatherWork(house, modules);
}

/**
 * Work that flows between people: what they are told of, in the house, by mail and in feeds; what waits for them; what they are reminded of.
 * @param modules gives all modules of the program, this one included.
 */
export function noticesModule(modules: () => readonly ConcordanceModule[]): ConcordanceModule {
  return {
    name: 'notices',
    messages: new URL('./messages/', import.meta.url),
    migrations: new URL('./migrations/', import.meta.url),
    nav: [{ path: '/reminders', label: 'notices.reminders.nav', needs: 'reminders.write' }],
    pages: async (house) => (await import('./pages/index.js')).noticesPages(house, await workOf(house, modules())),
    api: async (house) => (await import('./api.js')).noticesApi(house, await workOf(house, modules())),
    homeSections: async (house) =>
      (await import('./pages/home-section.js')).waitingHome(await workOf(house, modules())),
    bell: async (house) => (await import('./bell.js')).noticesBell(house),
    follows: async (house) => [
      (await import('./tell-people.js')).tellFollower((await workOf(house, modules())).notifies),
    ],
    jobs: async (house) => (await import('./jobs.js')).noticesJobs(house, await workOf(house, modules())),
    daily: ['notices.remind', 'notices.sweep-digests'],
    permissions: async () => (await import('./matrix.js')).MATRIX,
    invariants: async () => (await import('./invariants.js')).noticeInvariants,
    clears: async () => (await import('./clear-notices.js')).NOTICE_CLEARINGS,
    ownData: async () => (await import('./own-data.js')).NOTICES_OWN_DATA,
    erases: async () => [(await import('./clear-notices.js')).NOTICE_ERASER],
  };
}
