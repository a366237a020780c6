export { compareReadings } from './compare.js';
export type * from './comparison.js';
