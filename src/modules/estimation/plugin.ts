import type { ConcordanceModule } from '../../kernel/module/index.js';

/** Estimation: from lists of detected victims to the number never detected, and whether that number can be relied on. */
export const estimation: ConcordanceModule = {
  name: 'estimation',
  messages: new URL('./messages/', import.meta.url),
  commands: [
    {
      name: 'estimate',
      summary: 'Estimate from several lists how many were never found, or say why it cannot be said.',
      load: () => import('./commands/command.js'),
    },
  ],
};
