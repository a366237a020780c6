import { Hono } from 'hono';
import { openAccounts } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { accountPage, describeSent, endSessions } from './account.js';
import { addressConfirmed, addressPage, addressSent } from './address.js';
import { endAtIssuer, fromIssuer, leaveIssuerSent, toIssuer } from './by-issuer.js';
import {
  addPasskeyPage,
  addPasskeySent,
  codesPage,
  codesSent,
  passwordPage,
  passwordSent,
  removeCodesSent,
  removePasskeySent,
  renewSent,
} from './credentials.js';
import { beginSent, delegationsPage, endLoanSent, leaveSent, lendSent } from './delegations.js';
import { firstPage, firstSent } from './first-administrator.js';
import { invitePage, inviteSent } from './invite.js';
import { joinPage, joinSent } from './join.js';
import { handedOnSent, outboxPage } from './outbox.js';
import { peoplePage, withdrawSent } from './people.js';
import { endSent, endSessionsSent, giveSent, personPage, resetSent as resetAccountSent } from './person.js';
import { forgottenPage, forgottenSent, resetPage, resetSent } from './reset.js';
import { codeSent, signInPage, signInSent, signOutPage } from './sign-in.js';
import { signOnCloseSent, signOnPage, signOnSent, signOnsPage } from './sign-on.js';
import { stepUpPage, stepUpSent } from './step-up.js';

/** Every page of people below `/{lang}`. */
export async function peoplePages(house: House): Promise<Hono<PageEnv>> {
  const accounts = await openAccounts(house.db);
  return new Hono<PageEnv>()
    .get('/sign-in', (c) => signInPage(c, accounts))
    .post('/sign-in', (c) => signInSent(c, accounts))
    .post('/sign-in/code', (c) => codeSent(c, accounts))
    .get('/sign-out', (c) => signOutPage(c, accounts))
    .get('/step-up', (c) => stepUpPage(c, accounts))
    .post('/step-up', (c) => stepUpSent(c, accounts))
    .get('/forgotten', (c) => forgottenPage(c))
    .post('/forgotten', (c) => forgottenSent(c, accounts))
    .get('/reset/:token', (c) => resetPage(c, accounts))
    .post('/reset/:token', (c) => resetSent(c, accounts))
    .get('/join/:token', (c) => joinPage(c, accounts))
    .post('/join/:token', (c) => joinSent(c, accounts))
    .get('/account', (c) => accountPage(c, accounts))
    .post('/account', (c) => describeSent(c, accounts))
    .get('/account/passkeys', (c) => addPasskeyPage(c, accounts))
    .post('/account/passkeys', (c) => addPasskeySent(c, accounts))
    .post('/account/passkeys/remove', (c) => removePasskeySent(c, accounts))
    .get('/account/password', (c) => passwordPage(c, accounts))
    .post('/account/password', (c) => passwordSent(c, accounts))
    .get('/account/codes', (c) => codesPage(c, accounts))
    .post('/account/codes', (c) => codesSent(c, accounts))
    .post('/account/codes/renew', (c) => renewSent(c, accounts))
    .post('/account/codes/remove', (c) => removeCodesSent(c, accounts))
    .get('/account/address', (c) => addressPage(c, accounts))
    .post('/account/address', (c) => addressSent(c, house, accounts))
    .post('/account/address/confirm', (c) => addressConfirmed(c, house, accounts))
    .post('/account/sessions/end', (c) => endSessions(c, accounts, 'one'))
    .post('/account/sessions/end-others', (c) => endSessions(c, accounts, 'others'))
    .get('/account/delegations', (c) => delegationsPage(c, accounts))
    .post('/account/delegations', (c) => lendSent(c, house, accounts))
    .post('/account/delegations/:id/begin', (c) => beginSent(c, accounts))
    .post('/account/delegations/:id/end', (c) => endLoanSent(c, accounts))
    .post('/account/acting/end', (c) => leaveSent(c, accounts))
    .get('/sign-on/:id', (c) => toIssuer(c, house, accounts))
    .get('/sign-on/:id/return', (c) => fromIssuer(c, house, accounts))
    .get('/sign-on/:id/end', (c) => endAtIssuer(c, house, accounts))
    .post('/sign-on/leave', (c) => leaveIssuerSent(c, accounts))
    .get('/people/sign-on', (c) => signOnsPage(c, house))
    .get('/people/sign-on/add', (c) => signOnPage(c, house))
    .post('/people/sign-on/add', (c) => signOnSent(c, house, accounts))
    .get('/people/sign-on/:id', (c) => signOnPage(c, house))
    .post('/people/sign-on/:id', (c) => signOnSent(c, house, accounts))
    .post('/people/sign-on/:id/close', (c) => signOnCloseSent(c, house, accounts))
    .get('/people', (c) => peoplePage(c, accounts))
    .get('/people/first', (c) => firstPage(c, accounts))
    .post('/people/first', (c) => firstSent(c, accounts))
    .get('/people/invite', (c) => invitePage(c, house))
    .post('/people/invite', (c) => inviteSent(c, house, accounts))
    .post('/people/invitations/withdraw', (c) => withdrawSent(c, accounts))
    .get('/people/outbox', (c) => outboxPage(c, house))
    .post('/people/outbox', (c) => handedOnSent(c, accounts))
    .get('/people/:id', (c) => personPage(c, accounts))
    .post('/people/:id/give', (c) => giveSent(c, accounts))
    .post('/people/:id/end', (c) => endSent(c, accounts))
    .post('/people/:id/sessions', (c) => endSessionsSent(c, accounts))
    .post('/people/:id/reset', (c) => resetAccountSent(c, house, accounts));
}
