import type { IncomingMessage } from 'node:http';

/** What is known of the other end of a request. */
export interface Client {
  /** Address for counting, never for the log: IPv4, or the /64 of an IPv6. */
  address: string;
  /** On this machine, and not through a proxy. */
  local: boolean;
  secure: boolean;
}

/**
 * Who asks. Headers of a proxy are believed only where one is known to stand in front (`trustProxy`), and then the last hop's
 * word counts: everything before it may have been written by the client.
 */
export function clientOf(headers: Headers, incoming: IncomingMessage | undefined, trustProxy: boolean): Client {
  const direct = incoming?.socket.remoteAddress ?? 'unknown';
  if (!trustProxy) return { address: networkOf(direct), local: isLoopback(direct), secure: false };
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  const proto = headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim().toLowerCase();
  return { address: networkOf(forwarded || direct), local: false, secure: proto === 'https' };
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** One subscriber holds a whole /64 of IPv6: counting single addresses would count nothing. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address.slice(0, 64);
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .join(':');
}
