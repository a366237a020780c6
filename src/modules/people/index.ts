/** What other modules may use of people: how mails are written to them, and what roles are called. */
export { addressOf, invitationMail } from './mails.js';
