import type { CommandModule } from '../../kernel/module/index.js';

/** The commands of the house itself; modules bring their own. */
export const HOUSE_COMMANDS: readonly CommandModule[] = [
  {
    name: 'serve',
    summary: 'serve the house (what npm start does, without building)',
    load: () => import('./serve.js'),
  },
  {
    name: 'worker',
    summary: 'work on jobs in a process of its own (needs DATABASE_URL)',
    load: () => import('./worker.js'),
  },
  { name: 'migrate', summary: 'bring the database up to date', load: () => import('./migrate.js') },
  { name: 'admin', summary: 'let the administrator in', load: () => import('./admin.js') },
  { name: 'backup', summary: 'write everything to one file', load: () => import('./backup.js') },
  { name: 'restore', summary: 'put the content of a backup into the database', load: () => import('./restore.js') },
  {
    name: 'doctor',
    summary: 'say what is missing on this machine, and how to mend it',
    load: () => import('./doctor.js'),
  },
];
