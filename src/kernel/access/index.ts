/** Who may do what, and how the local administrator comes in. */
export {
  type Actor,
  type HeldRole,
  NotAllowed,
  type PartyRef,
  PUBLIC,
  partiesPermitted,
  permits,
  requireAdministrator,
  requirePermission,
  StepUpNeeded,
} from './actor.js';
export { createEntryLink } from './entry-link.js';
export { PERMISSIONS, type Permission, ROLE_PERMISSIONS, ROLES, type Role } from './roles.js';
export { isSomeoneIn, SESSION_DAYS, type Sessions, sessionsIn } from './session.js';

/** Migrations of access, for `migrate`. */
export const ACCESS_MIGRATIONS = { module: 'access', folder: new URL('./migrations/', import.meta.url) };
