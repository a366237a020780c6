/** Who may do what, and how the local administrator comes in. */
export {
  type Actor,
  type HeldRole,
  NotAllowed,
  OF_THE_HOUSE,
  type PartyRef,
  PUBLIC,
  partiesPermitted,
  permits,
  permitted,
  type Reach,
  requirePermission,
  StepUpNeeded,
} from './actor.js';
export { ACCESS_CLEARINGS } from './clear-access.js';
export { createEntryLink } from './entry-link.js';
export { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from './matrix.js';
export { NEED_STEP_UP, PERMISSIONS, type Permission, READING, ROLE_PERMISSIONS, ROLES, type Role } from './roles.js';
export { type Belongs, type May, type Rule, ruleBook } from './rule-book.js';
export { findOrMakeSecret } from './secret.js';
export { isSomeoneIn, SESSION_DAYS, type Sessions, sessionsIn } from './session.js';

/** Migrations of access, for `migrate`. */
export const ACCESS_MIGRATIONS = { module: 'access', folder: new URL('./migrations/', import.meta.url) };
