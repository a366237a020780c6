import { createHash } from 'node:crypto';
import type { Configuration } from 'openid-client';
import { guardedFetch } from './outgoing.js';
import type { SignOn } from './sign-on.js';

/** Seconds by which clocks may differ, and for which what an issuer says of itself is believed. */
const SKEW = 60;
const REMEMBERED_MS = 10 * 60_000;

const known = new Map<string, { made: number; configuration: Configuration }>();

/**
 * An issuer as it describes itself (OpenID Connect Discovery 1.0), asked only at its own host and at those named beside it; signatures of
 * its tokens are looked at although they come over TLS. @throws NotAsked, and what openid-client throws
 */
export async function openIssuer(
  { id, issuer, clientId, hosts }: SignOn,
  secret: string,
  local: boolean,
): Promise<Configuration> {
  const client = await import('openid-client');
  const key = createHash('sha256')
    .update(JSON.stringify([id, issuer, clientId, secret, hosts, local]))
    .digest('hex');
  const before = known.get(key);
  if (before !== undefined && Date.now() - before.made < REMEMBERED_MS) return before.configuration;
  const fetch = guardedFetch({ hosts: new Set([new URL(issuer).host, ...hosts]), local });
  const insecure = new URL(issuer).protocol === 'http:';
  const configuration = await client.discovery(
    new URL(issuer),
    clientId,
    { client_secret: secret, [client.clockTolerance]: SKEW },
    client.ClientSecretBasic(secret),
    {
      [client.customFetch]: fetch,
      timeout: 10,
      execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
    },
  );
  if (known.size > 1000) known.clear();
  known.set(key, { made: Date.now(), configuration });
  return configuration;
}
