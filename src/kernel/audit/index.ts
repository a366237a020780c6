/** The action log: append-only, hash-chained, its end signed every day. */
export type { Action, ActionActor, ActionChanges, ActionDetails, ActionSubject } from './action.js';
export { canonicalJson, storableJson } from './canonical-json.js';
export { changesOf } from './changes.js';
export { type ActionFilter, type FindActionsOptions, findActions, findVerbs } from './find-actions.js';
export { type FindHeadsOptions, findHead, findHeads } from './find-heads.js';
export { findSealedAction, type SealedAction } from './find-sealed-action.js';
export { type ActionFollower, type Followed, followNext } from './follow-actions.js';
export { followAll, followLog } from './follow-log.js';
export { heldUntilAct } from './held-until-act.js';
export { lastPosition } from './last-position.js';
export { recordRead } from './read-window.js';
export { type RecordActionOptions, recordAction, recordActions } from './record-action.js';
export { type ReadRecorder, type ReadToRecord, readRecorder } from './record-read.js';
export { LogBroken, lastSignedHead, signHeads } from './sign-heads.js';
export { type Head, type HeadKey, headKeyFrom, publicKeyPem, type SignedHead } from './signed-head.js';
export { type ChainVerdict, verifyChain } from './verify-chain.js';
export { type HeadFault, type HeadsVerdict, verifyHeads, verifyKeptHead } from './verify-heads.js';

export const AUDIT_MIGRATIONS = { module: 'audit', folder: new URL('./migrations/', import.meta.url) };
