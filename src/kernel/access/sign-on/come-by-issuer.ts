import { createHmac } from 'node:crypto';
import type { IDToken } from 'openid-client';
import { isLang, type Lang } from '../../i18n/index.js';
import type { Accounts } from '../accounts.js';
import type { AtTheDoor } from '../sign-in.js';
import { readNote, useNote, writeNote } from '../signed-note.js';
import { hashOfToken, looksLikeToken, newToken } from '../token.js';
import { admitByIssuer } from './admit-by-issuer.js';
import { openIssuer } from './issuer.js';
import { openSignOn } from './sign-on.js';

const MINUTES = 10;

export interface Onward {
  lang: Lang;
  /** Path of ours to go on to; whoever uses it looks at it again. */
  onward: string;
}

/** Where the house is, for an issuer. */
export interface SeenFrom {
  /** Absolute address to which the issuer sends people back: one for each issuer. */
  returnTo: string;
  /** The house is reached on this machine alone. */
  local: boolean;
}

/** What of the way to the issuer only the browser that began it can know: PKCE's verifier and the nonce hang on its token. */
function derived(secret: Uint8Array, what: 'verifier' | 'nonce', browser: string): string {
  return createHmac('sha256', secret).update(`sign-on\n${what}\n${browser}`).digest('base64url');
}

const purposeOf = (id: string, browser: string): string => `sign-on ${id} ${hashOfToken(browser)}`;

/**
 * Begins to sign in at an issuer (OpenID Connect Core 1.0, authorization code with PKCE). Nothing is kept: the browser gets a token in the
 * one cookie, and what must come back is sealed to it.
 * @returns null where there is no such issuer.
 */
export async function beginByIssuer(
  { db, secret, now }: Accounts,
  id: string,
  { returnTo, local }: SeenFrom,
  { lang, onward }: Onward,
): Promise<{ address: string; browser: string } | null> {
  const open = await openSignOn(db.connection, id);
  if (open === null) return null;
  const client = await import('openid-client');
  const issuer = await openIssuer(open.signOn, open.secret, local);
  const browser = newToken();
  const note = writeNote(secret, purposeOf(id, browser), MINUTES, now());
  const address = client.buildAuthorizationUrl(issuer, {
    redirect_uri: returnTo,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(derived(secret, 'verifier', browser)),
    code_challenge_method: 'S256',
    nonce: derived(secret, 'nonce', browser),
    state: [note, lang, Buffer.from(onward.slice(0, 500)).toString('base64url')].join('.'),
  });
  return { address: address.href, browser };
}

/**
 * Comes back from an issuer: state, nonce, issuer, audience, signature and time are looked at, then whether the person may come in by it.
 * @param query what the issuer sent along.
 * @param browser the token that the browser was given.
 * @returns the token of the session.
 * @throws Refused; what openid-client throws
 */
export async function comeByIssuer(
  accounts: Accounts,
  id: string,
  { returnTo, local }: SeenFrom,
  { query, browser }: { query: URLSearchParams; browser: string },
  client: AtTheDoor,
): Promise<({ token: string } & Onward) | { outcome: 'expired' }> {
  const { db, secret, now, throttles } = accounts;
  const state = query.get('state') ?? '';
  const [note = '', lang, onward = ''] = state.split('.');
  const expires = looksLikeToken(browser) ? readNote(secret, purposeOf(id, browser), note, now()) : null;
  const open = await openSignOn(db.connection, id);
  if (open === null || expires === null) return { outcome: 'expired' };
  // Each way back asks the issuer: nobody makes the house do that without end.
  if (throttles.address.begin(client.address) > 0) return { outcome: 'expired' };
  const { authorizationCodeGrant } = await import('openid-client');
  const address = new URL(returnTo);
  address.search = query.toString();
  const tokens = await authorizationCodeGrant(await openIssuer(open.signOn, open.secret, local), address, {
    pkceCodeVerifier: derived(secret, 'verifier', browser),
    expectedNonce: derived(secret, 'nonce', browser),
    expectedState: state,
    idTokenExpected: true,
  });
  const claims: IDToken | undefined = tokens.claims();
  if (claims === undefined) return { outcome: 'expired' };
  return db.transaction(async (c) => {
    if (!(await useNote(c, note, expires, now()))) return { outcome: 'expired' };
    const token = await admitByIssuer(c, open.signOn, claims, client, now());
    throttles.address.passed(client.address);
    return {
      token,
      lang: isLang(lang) ? lang : 'en',
      onward: Buffer.from(onward, 'base64url').toString('utf8'),
    };
  });
}

/** Where one signs out at the issuer too; null where it says of no such place. */
export async function leavingAddress(
  { db }: Accounts,
  id: string,
  { returnTo, local }: SeenFrom,
): Promise<string | null> {
  const open = await openSignOn(db.connection, id);
  if (open === null) return null;
  const { buildEndSessionUrl } = await import('openid-client');
  const issuer = await openIssuer(open.signOn, open.secret, local);
  if (issuer.serverMetadata().end_session_endpoint === undefined) return null;
  return buildEndSessionUrl(issuer, { client_id: open.signOn.clientId, post_logout_redirect_uri: returnTo }).href;
}
