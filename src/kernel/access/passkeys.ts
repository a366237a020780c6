import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type VerifiedAuthenticationResponse,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Accounts } from './accounts.js';
import { Refused } from './refused.js';
import { readNote, writeNote } from './signed-note.js';
import type { PasskeyRow } from './store.js';

/** The house as browsers know it. Passkeys belong to a name: an address of numbers has none. */
export interface Site {
  origin: string;
  host: string;
}

/** @returns null where browsers make no passkeys: at a bare IP address, or without TLS anywhere but on this machine. */
export function siteOf(url: URL): Site | null {
  const bare = /^\[|^\d+\.\d+\.\d+\.\d+$/.test(url.hostname);
  const local = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  if (bare || (url.protocol !== 'https:' && !local)) return null;
  return { origin: url.origin, host: url.hostname };
}

const MINUTES = 10;
/** EdDSA, ECDSA with P-256, RSA PKCS#1: what authenticators have (IANA COSE Algorithms). */
const ALGORITHMS = [-8, -7, -257];

/** What the browser needs to make a passkey, as JSON. `purpose` binds the answer to who asked. */
export async function makingOptions(
  { secret, now }: Accounts,
  site: Site,
  who: {
    handle: Uint8Array<ArrayBuffer>;
    email: string;
    name: string;
    have: readonly Pick<PasskeyRow, 'credential_id'>[];
  },
  purpose: string,
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: 'Concordance',
    rpID: site.host,
    userID: who.handle,
    userName: who.email,
    userDisplayName: who.name,
    challenge: challengeOf(writeNote(secret, `make ${purpose}`, MINUTES, now())),
    timeout: MINUTES * 60_000,
    attestationType: 'none',
    excludeCredentials: who.have.map(({ credential_id }) => ({ id: credential_id })),
    // Found without a name typed, and only after the device has asked for finger, face or PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return JSON.stringify(options);
}

/** What the browser needs to use a passkey, as JSON; it may choose among all passkeys of this house. */
export async function usingOptions({ secret, now }: Accounts, site: Site, purpose: string): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    challenge: challengeOf(writeNote(secret, `use ${purpose}`, MINUTES, now())),
    timeout: MINUTES * 60_000,
    userVerification: 'required',
  });
  return JSON.stringify(options);
}

const text = z.string().max(20_000);
const Making = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).catch([]),
  }),
});
const Using = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});

/** An answer that was right; its note is used up in the transaction that acts on it. */
export interface Proved<T> {
  proved: T;
  note: string;
  expires: Date;
}

/** The passkey that a browser made. @throws Refused when the answer is not one to what was asked here. */
export async function readMade(
  { secret, now }: Accounts,
  site: Site,
  answer: string,
  purpose: string,
): Promise<Proved<NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential']>> {
  const { response, ...rest } = parse(Making, answer);
  const note = noteReader(secret, `make ${purpose}`, now());
  const verified = await orRefused(() =>
    verifyRegistrationResponse({
      response: { ...rest, response },
      expectedChallenge: note.accepts,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified.verified) throw new Refused('passkey', 'wrong');
  const { credential } = verified.registrationInfo;
  return note.with({ ...credential, transports: response.transports });
}

/** Which passkey an answer names; looked up before it can be verified. @throws Refused */
export function credentialIn(answer: string): string {
  return parse(Using, answer).id;
}

/** Verifies the use of a known passkey. @returns its new counter. @throws Refused */
export async function readUsed(
  { secret, now }: Accounts,
  site: Site,
  answer: string,
  passkey: PasskeyRow,
  purpose: string,
): Promise<Proved<{ counter: number }>> {
  const note = noteReader(secret, `use ${purpose}`, now());
  const verified: VerifiedAuthenticationResponse = await orRefused(() =>
    verifyAuthenticationResponse({
      response: parse(Using, answer),
      expectedChallenge: note.accepts,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    }),
  );
  if (!verified.verified) throw new Refused('passkey', 'wrong');
  return note.with({ counter: verified.authenticationInfo.newCounter });
}

/** Reads the note in the challenge while the library checks it. */
function noteReader(secret: Uint8Array, purpose: string, now: Date) {
  let found: { note: string; expires: Date } | null = null;
  return {
    accepts(challenge: string): boolean {
      const expires = readNote(secret, purpose, challenge, now);
      found = expires === null ? null : { note: challenge, expires };
      return found !== null;
    },
    with<T>(proved: T): Proved<T> {
      if (found === null) throw new Refused('passkey', 'expired');
      return { proved, ...found };
    },
  };
}

function parse<T>(shape: z.ZodType<T>, answer: string): T {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    throw new Refused('passkey', 'malformed');
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Refused('passkey', 'malformed');
  return parsed.data;
}

/** The library throws at whatever is not as it should be; all of it is somebody else's answer, none of it our mistake. */
async function orRefused<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('passkey', 'wrong');
  }
}

/** The note's own bytes: the browser then sends the note back as it is. */
const challengeOf = (note: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(note, 'base64url'));
