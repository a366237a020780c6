import type { Clearing } from '../../../kernel/privacy/index.js';
import { dropPopulationImports } from '../store/population.js';

/** Files of populations that were compared and never applied, or undone: their rows go. */
export const clearPopulationImports: Clearing = {
  kind: 'import-rows',
  clear: dropPopulationImports,
};
