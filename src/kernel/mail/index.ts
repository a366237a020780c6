import { addMessages } from '../i18n/index.js';

addMessages('mail', new URL('./messages/', import.meta.url));

/** Mail in the reader's language: queued in a transaction, sent by a job, or kept for the administrator to hand on. */
export { MAIL_CLEARINGS } from './clear-mail.js';
export { composeMail, type Mail, type MailSection } from './mail.js';
export { claimMailTo, findMailTo, forgetMailTo } from './mail-to.js';
export { findMailStates, findOutbox, type KeptMail, markHandedOn } from './outbox.js';
export { queueMail, SEND_MAIL } from './queue-mail.js';
export { type MailServer, sendMailJob } from './send-mail-job.js';

export const MAIL_MIGRATIONS = { module: 'mail', folder: new URL('./migrations/', import.meta.url) };
export type { MailState } from './store.js';
