/** Who may do what; accounts, and how people come in. */
export { type Accounts, openAccounts } from './accounts.js';
export {
  type ActingFor,
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
export { ADDRESS_MINUTES, askForAddress, changeAddress, type NewAddress } from './change-address.js';
export { changePassword } from './change-password.js';
export { ACCESS_CLEARINGS, ACCESS_ERASER } from './clear-access.js';
export { beginCodes, confirmCodes, removeCodes, renewRecoveryCodes } from './codes.js';
export * from './delegation/index.js';
export { deviceOf } from './device.js';
export { createEntryLink } from './entry-link.js';
export { findActors, hasAccount, type PersonActor, type Reachable, type WhichPeople } from './find-actors.js';
export { findPeople, type PersonWithRoles } from './find-people.js';
export { GateFull } from './gate.js';
export {
  countAdministrators,
  endRole,
  findRoles,
  giveRole,
  isRole,
  leaveParty,
  needsParty,
  type RoleGiven,
  type RoleOfPerson,
  readDays,
} from './held-roles.js';
export {
  findInvitations,
  findInvitationsTo,
  INVITATION_DAYS,
  type Invitation,
  invite,
  mayInvite,
  openInvitation,
  withdrawInvitation,
  writeInvitation,
} from './invitation.js';
export { type Joining, joinAnew, joinAs, makeFirstAdministrator, optionsToJoin } from './join.js';
export { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from './matrix.js';
export { ACCESS_OWN_DATA } from './own-data.js';
export {
  addPasskey,
  findPasskeys,
  type OwnPasskey,
  optionsToAdd,
  optionsToUse,
  removePasskey,
  signInByPasskey,
  stepUpByPasskey,
} from './own-passkeys.js';
export { endOtherSessions, endOwnSession, findOwnSessions, type OwnSession } from './own-sessions.js';
export { type Site, siteOf } from './passkeys.js';
export { describePerson, findPerson, type Person, readEmail } from './person.js';
export { findMeans, type MeansOfProof, requirePresence, stepUpByPassword } from './presence.js';
export { readerOf } from './reader-of.js';
export { Refused, type RefusedWhy } from './refused.js';
export { makeResetLink, openReset, RESET_HOURS, resetAccount, resetPassword } from './reset.js';
export {
  fitsKind,
  NEED_STEP_UP,
  PERMISSIONS,
  type Permission,
  READING,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
  representativeOf,
} from './roles.js';
export { type Belongs, type May, type Rule, ruleBook } from './rule-book.js';
export { findOrMakeSecret } from './secret.js';
export { isSomeoneIn, type Session, type Sessions, sessionsIn } from './session.js';
export { PRESENCE_MINUTES, SESSION_DAYS } from './session-life.js';
export { type AtTheDoor, type SignIn, signInByCode, signInByPassword } from './sign-in.js';
export * from './sign-on/index.js';
export { hashOfToken, looksLikeToken, newToken } from './token.js';
export { base32, totpAddress } from './totp.js';

/** Migrations of access, for `migrate`. */
export const ACCESS_MIGRATIONS = { module: 'access', folder: new URL('./migrations/', import.meta.url) };
export { endSessionsOf } from './end-sessions.js';
export { rowsReached } from './rows-reached.js';
