import type { ConcordanceModule } from '../kernel/module/index.js';
import { documents } from '../modules/documents/index.js';
import { estimation } from '../modules/estimation/index.js';

/** The parts of the program, in the order of their migrations and of the navigation. */
export const MODULES: readonly ConcordanceModule[] = [documents, estimation];
