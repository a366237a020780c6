import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Estimation: from lists of detected victims to the number never detected, and whether that number can be relied on. */
export const estimation: ConcordanceModule = {
  name: 'estimation',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/estimation', label: 'estimation.nav' }],
  // A form wraps the largest table in a few lines of its own.
  bodyLimits: { '/estimation/new': 25 * 1024 * 1024, '/api/v1/estimation/studies': 25 * 1024 * 1024 },
  pages: async (house) => (await import('./pages/index.js')).estimationPages(house),
  api: async (house) => (await import('./api.js')).estimationApi(house),
  figures: async (house) => (await import('./statistics/as-figures.js')).statisticsAsFigures(house),
  waits: async (house) => (await import('./statistics/statistic-waits.js')).statisticsWait(house),
  records: async (house) => (await import('./records.js')).studyRecords(house),
  jobs: async () => ({
    'estimation.estimate': (await import('./studies/estimate-job.js')).estimateJob(),
  }),
  commands: [
    {
      name: 'estimate',
      summary: 'Estimate from several lists how many were never found, or say why it cannot be said.',
      load: () => import('./commands/command.js'),
    },
  ],
  ownData: async () => (await import('./own-data.js')).ESTIMATION_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
};
