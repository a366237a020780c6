/** From where and in whose place something is done. Loaded by every command, so it imports nothing. */
export { type Acting, currentActing, inPlaceOf } from './acting.js';
export { currentPlace, inPlace, type KnownPlace, placeOfAddress } from './place.js';
export { currentVisit, inVisit } from './visit.js';
