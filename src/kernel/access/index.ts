/** Who may do what, and how the local administrator comes in. */
export { type Actor, NotAllowed, PUBLIC, requireAdministrator } from './actor.js';
export { createEntryLink } from './entry-link.js';
export { isSomeoneIn, SESSION_DAYS, type Sessions, sessionsIn } from './session.js';

/** Migrations of access, for `migrate`. */
export const ACCESS_MIGRATIONS = { module: 'access', folder: new URL('./migrations/', import.meta.url) };
