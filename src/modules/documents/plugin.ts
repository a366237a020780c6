import type { ConcordanceModule } from '../../kernel/module/index.js';
import type { ReaderPool } from './reader-pool.js';

/** One pool of reading threads for the whole process; the threads start when there is something to read. */
let pool: Promise<ReaderPool> | undefined;

function readers(): Promise<ReaderPool> {
  pool ??= import('./reader-pool.js').then(({ ReaderPool: Pool }) => new Pool({ threads: 2 }));
  return pool;
}

/** Resolutions read, corrected, compared, cited and searched. */
export const documents: ConcordanceModule = {
  name: 'documents',
  messages: new URL('./messages/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  nav: [{ path: '/documents', label: 'documents.nav' }],
  // A form wraps the largest file in a few lines of its own.
  bodyLimits: { '/bring': 51 * 1024 * 1024, '/api/v1/imports': 51 * 1024 * 1024, '/texts': 1024 * 1024 },
  pages: async (house) => (await import('./pages/index.js')).documentsPages(house, await readers()),
  api: async (house) => (await import('./api.js')).documentsApi(house, await readers()),
  homeSections: async (house) => (await import('./pages/home-sections.js')).documentsHome(house),
  records: async (house) => (await import('./records.js')).documentRecords(house),
  waits: async (house) => (await import('./waits.js')).documentsWait(house),
  search: async (house) => (await import('./search.js')).documentsSearch(house),
  jobs: async () => {
    const { readTextJob } = await import('./read-text-job.js');
    return { 'documents.read-text': readTextJob(await readers()) };
  },
  startingFacts: async ({ db }) => {
    const [{ loadFacts }, { thread }, { loadSpecimens }] = await Promise.all([
      import('./load-facts.js'),
      import('./facts/thread.js'),
      import('./load-specimens.js'),
    ]);
    await loadFacts(db, thread);
    await loadSpecimens(db);
  },
  ownData: async () => (await import('./own-data.js')).DOCUMENTS_OWN_DATA,
  permissions: async () => (await import('./matrix.js')).MATRIX,
  invariants: async () => (await import('./invariants.js')).documentInvariants,
  holdsFiles: async (c, digests) => (await import('./holds-files.js')).holdsFiles(c, digests),
  commands: [
    {
      name: 'read',
      summary: 'read resolutions into their structure: who is asked what, by when',
      load: () => import('./commands/read.js'),
    },
    {
      name: 'compare',
      summary: 'compare two resolutions paragraph by paragraph',
      load: () => import('./commands/compare.js'),
    },
  ],
};
