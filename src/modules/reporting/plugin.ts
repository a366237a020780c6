import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Calls for input, what parties answer to them, and the reports drafted from that. */
export const reporting: ConcordanceModule = {
  name: 'reporting',
  migrations: new URL('./migrations/', import.meta.url),
  invariants: async () => (await import('./invariants.js')).reportingInvariants,
  ownData: async () => (await import('./own-data.js')).REPORTING_OWN_DATA,
  holdsFiles: async (c, digests) => (await import('./store/submissions.js')).submissionFilesHeld(c, digests),
};
