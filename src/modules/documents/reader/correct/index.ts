export { applyCorrections, type Corrected } from './apply.js';
export type * from './correction.js';
export { paragraphVersion, versionAt } from './version.js';
