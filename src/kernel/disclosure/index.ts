/** What may be said of small numbers of persons. */
export { protectCounts, type Shown, SMALLEST_SHOWN } from './protect-counts.js';
