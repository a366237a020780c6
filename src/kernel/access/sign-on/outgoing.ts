import { lookup as resolve } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Longest answer of an issuer, and longest wait for it. */
const LARGEST = 1024 * 1024;
const PATIENCE_MS = 10_000;

/** Where requests of the house may go: to these hosts (with their ports) and nowhere else. */
export interface OutgoingRules {
  hosts: ReadonlySet<string>;
  /** The house itself is reached on this machine alone: then an issuer may stand on it too, without TLS. */
  local: boolean;
}

/** Addresses of no public network: what stands there is behind the same walls as the house, and is not asked on anybody's word. */
// A list for each family: in one, an IPv4 address would be held against the networks of IPv6 as well.
const PRIVATE_4 = new BlockList();
const PRIVATE_6 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE_4.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  // Loopback, IPv4 in IPv6 clothes, NAT64, one's own site, one's own link, many at once.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE_6.addSubnet(network, bits, 'ipv6');

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return family === 4 ? PRIVATE_4.check(address, 'ipv4') : PRIVATE_6.check(address, 'ipv6');
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** The request is one that the house does not make. */
export class NotAsked extends Error {
  readonly code = 'access.not-asked';
}

/** Why a request must not be made; null where it may. */
export function refusedAddress(address: string, { hosts, local }: OutgoingRules): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !hosts.has(url.host)) return 'another host';
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const here = name === 'localhost' || isLoopback(name);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here && local)) return 'not over TLS';
  if (here) return local ? null : 'this machine';
  return isIP(name) !== 0 && isPrivateAddress(name) ? 'a private address' : null;
}

/** Looks a name up for the connection itself, so that nobody can answer differently the second time. */
function lookupPublic(local: boolean): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const refused = found.some(({ address }) => isPrivateAddress(address) && !(local && isLoopback(address)));
      const [first] = found;
      if (refused || first === undefined) return done(new NotAsked('A private address'), '', 0);
      if (options.all) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
}

interface Asked {
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/**
 * Fetch for what the house asks of issuers. It follows no redirect, waits ten seconds, and reads one megabyte.
 * @throws NotAsked
 */
export function guardedFetch(rules: OutgoingRules): (address: string, asked: Asked) => Promise<Response> {
  return async (address, { method = 'GET', headers = {}, body, signal }) => {
    const refused = refusedAddress(address, rules);
    if (refused !== null) throw new NotAsked(refused);
    const url = new URL(address);
    return new Promise((done, failed) => {
      const send = url.protocol === 'https:' ? overTls : overHttp;
      const request = send(
        url,
        {
          method,
          headers: { ...headers },
          lookup: lookupPublic(rules.local),
          timeout: PATIENCE_MS,
          ...(signal === undefined ? {} : { signal }),
        },
        (answer) => {
          const pieces: Buffer[] = [];
          let size = 0;
          answer.on('data', (piece: Buffer) => {
            size += piece.length;
            if (size > LARGEST) request.destroy(new NotAsked('The answer is too long'));
            else pieces.push(piece);
          });
          answer.on('error', failed);
          answer.on('end', () => {
            const status = answer.statusCode ?? 502;
            const type = answer.headers['content-type'];
            const empty = status === 204 || status === 304;
            done(
              new Response(empty ? null : Buffer.concat(pieces), {
                status,
                ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
              }),
            );
          });
        },
      );
      request.on('timeout', () => request.destroy(new NotAsked('The issuer does not answer')));
      request.on('error', failed);
      // The whole of it, not only the silence between two bytes.
      const limit = setTimeout(() => request.destroy(new NotAsked('The issuer does not answer')), PATIENCE_MS);
      request.on('close', () => clearTimeout(limit));
      request.end(body === undefined || body === null ? undefined : String(body));
    });
  };
}
