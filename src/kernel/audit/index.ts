/** The action log: append-only, hash-chained. */
export type { Action, ActionActor, ActionDetails, ActionSubject } from './action.js';
export { type FindActionsOptions, findActions } from './find-actions.js';
export { type ActionFollower, type Followed, followNext } from './follow-actions.js';
export { followAll, followLog } from './follow-log.js';
export { lastPosition } from './last-position.js';
export { type RecordActionOptions, recordAction } from './record-action.js';
export { type ChainVerdict, verifyChain } from './verify-chain.js';

export const AUDIT_MIGRATIONS = { module: 'audit', folder: new URL('./migrations/', import.meta.url) };
