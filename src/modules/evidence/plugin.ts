import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Evidence: case records in, numbers out that can be published. */
export const evidence: ConcordanceModule = {
  name: 'evidence',
  messages: new URL('./messages/', import.meta.url),
  commands: [
    {
      name: 'evidence',
      summary:
        'Check case records, publish them safely, and see what was lost: validate, tables, synthesize, audit, compare.',
      load: () => import('./commands/command.js'),
    },
  ],
};
