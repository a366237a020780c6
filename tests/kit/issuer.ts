import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'concordance', secret: 'a secret of the client that is long enough' };

/** Whom an issuer says that somebody is. */
export type Said = { sub: string } & Record<string, unknown>;

export interface TestIssuer {
  /** `http://localhost:40123` */
  address: string;
  /** Whoever comes next is this. */
  says(claims: Said): void;
  close(): Promise<void>;
}

async function serve(
  handler: (request: IncomingMessage, response: ServerResponse, address: string) => Promise<void>,
  port = 0,
): Promise<{ address: string; close: () => Promise<void> }> {
  let address = '';
  const server = createServer((request, response) => {
    handler(request, response, address).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    address,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A real issuer (oidc-provider), at which everybody is let in as who was said. */
export async function startIssuer(house: string, returns: readonly string[], port = 0): Promise<TestIssuer> {
  let said: Said = { sub: 'nobody' };
  let provider: Provider | null = null;
  const { address, close } = await serve(async (request, response) => {
    if (provider === null) throw new Error('Not yet');
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: said.sub } });
    const grant = new provider.Grant({ accountId: session?.accountId ?? said.sub, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  }, port);
  provider = new Provider(address, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: returns,
        post_logout_redirect_uris: [`${house}/en`],
      },
    ],
    findAccount: async (_: unknown, accountId: string) => ({ accountId, claims: async () => said }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
  });
  return {
    address,
    close,
    says(claims) {
      said = claims;
    },
  };
}

/** What a hostile or broken issuer does otherwise than it should. */
export interface Tricks {
  claims?: Record<string, unknown>;
  /** Signs with a key that it did not publish. */
  foreignKey?: boolean;
  /** Sends the request for tokens elsewhere. */
  redirect?: string;
  /** Says of itself that tokens are had there. */
  tokenEndpoint?: string;
  /** Never answers. */
  tooLong?: boolean;
}

/** An issuer of our own, to be made hostile. It answers every code with who was said. */
export async function startHostileIssuer(): Promise<
  TestIssuer & { trick(tricks: Tricks): void; nonce(said: string): void }
> {
  const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [own, foreign] = [keys(), keys()];
  let said: Said = { sub: 'nobody' };
  let tricks: Tricks = {};
  let nonce = '';
  const { address, close } = await serve(async (request, response, issuer) => {
    const json = (body: unknown) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: tricks.tokenEndpoint ?? `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/keys')
      return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (tricks.redirect !== undefined) {
      response.writeHead(307, { Location: tricks.redirect });
      response.end();
      return;
    }
    if (tricks.tooLong) return json({ long: 'x'.repeat(2 * 1024 * 1024) });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce, ...said, ...tricks.claims };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    const key = tricks.foreignKey ? foreign.privateKey : own.privateKey;
    const signature = createSign('RSA-SHA256').update(signed).sign(key).toString('base64url');
    json({ access_token: 'a', token_type: 'Bearer', id_token: `${signed}.${signature}` });
  });
  return {
    address,
    close,
    says(claims) {
      said = claims;
    },
    trick(now) {
      tricks = now;
    },
    nonce(asked) {
      nonce = asked;
    },
  };
}
