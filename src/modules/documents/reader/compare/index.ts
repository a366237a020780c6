export { compareReadings } from './compare.js';
export type * from './comparison.js';
export { strengthOf } from './strength.js';
export { findTwins } from './twins.js';
