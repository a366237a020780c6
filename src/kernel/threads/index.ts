/** Threads beside the one that answers requests. */
export { startThread } from './start-thread.js';
