import type { ConcordanceModule } from '../../kernel/module/index.js';

/**
 * Oversight of the house: the log for who may read it, its signed heads for anyone, what is kept how long, what must hold.
 * @param modules gives all modules of the program, this one included: it asks each what it clears, erases and promises.
 */
export function auditModule(modules: () => readonly ConcordanceModule[]): ConcordanceModule {
  return {
    name: 'audit',
    messages: new URL('./messages/', import.meta.url),
    nav: [{ path: '/audit', label: 'audit.nav', needs: 'audit.read' }],
    pages: async (house) => (await import('./pages/index.js')).auditPages(house, modules()),
    api: async (house) => (await import('./api.js')).auditApi(house),
    jobs: async (house) => (await import('./jobs.js')).auditJobs(house, modules()),
    daily: ['audit.sign-heads', 'audit.apply-retention', 'audit.check-invariants'],
    invariants: async () => (await import('./invariants.js')).auditInvariants,
    permissions: async () => (await import('./matrix.js')).MATRIX,
    commands: [
      {
        name: 'audit',
        summary: 'prove that the action log is as it was written',
        load: () => import('./commands/audit.js'),
      },
    ],
  };
}
