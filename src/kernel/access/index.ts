/** Who may do what, and how the local administrator comes in. */
export { type Actor, NotAllowed, PUBLIC, requireAdministrator } from './actor.js';
