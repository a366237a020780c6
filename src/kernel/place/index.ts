/** From where something is done. Loaded by every command, so it imports nothing. */
export { currentPlace, inPlace, type KnownPlace, placeOfAddress } from './place.js';
