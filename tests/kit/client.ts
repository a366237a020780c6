import type { TestServer } from './test-server.js';

/** A browser without a face: keeps its cookie, fills in the token of forms, and says where it comes from. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form of `from`, whose token it takes. */
  post(path: string, fields: Fields, from?: string): Promise<Answer>;
  /** A request of the API with a JSON body, or the bytes given. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export type Fields = Readonly<Record<string, string | readonly string[] | File>>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads. */
  location: string;
}

/** A reader who is not signed in. */
export function visitor(server: Pick<TestServer, 'address'>): Client {
  return clientOf(server.address, '');
}

/** Somebody who is in already, by the cookie of the session. */
export function withCookie(server: Pick<TestServer, 'address'>, cookie: string): Client {
  return clientOf(server.address, cookie);
}

/** The administrator, by a fresh entry link. */
export async function administrator(server: TestServer): Promise<Client> {
  const link = new URL(await server.entryLink());
  const page = await fetch(`${server.address}/en${link.pathname}`);
  const body = new URLSearchParams({ csrf: tokenOf(await page.text()) });
  const entered = await fetch(`${server.address}/en${link.pathname}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Origin: server.address },
  });
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (entered.status !== 303 || cookie.length === 0) throw new Error(`Not let in: ${entered.status}`);
  return clientOf(server.address, cookie.join('; '));
}

function clientOf(address: string, cookie: string): Client {
  let kept = cookie;
  const ask = async (method: string, path: string, options: RequestInit = {}): Promise<Answer> => {
    const headers = { Cookie: kept, Origin: address, ...options.headers };
    const answer = await fetch(`${address}${path}`, { ...options, method, redirect: 'manual', headers });
    const [fresh] = answer.headers.getSetCookie();
    if (fresh !== undefined) kept = fresh.includes('Max-Age=0') ? '' : (fresh.split(';')[0] ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      location: answer.headers.get('Location') ?? '',
    };
  };
  return {
    get: (path, headers = {}) => ask('GET', path, { headers }),
    async post(path, fields, from = path) {
      const form = new FormData();
      form.set('csrf', tokenOf((await ask('GET', from)).text));
      for (const [name, value] of Object.entries(fields)) {
        for (const one of value instanceof File ? [value] : [value].flat()) form.append(name, one);
      }
      return ask('POST', path, { body: form });
    },
    send(method, path, body, headers = {}) {
      if (body === undefined) return ask(method, path, { headers });
      if (body instanceof Uint8Array)
        return ask(method, path, {
          body: new Blob([new Uint8Array(body)]),
          headers: { 'Content-Type': 'application/octet-stream', ...headers },
        });
      return ask(method, path, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      });
    },
  };
}

function tokenOf(html: string): string {
  const token = /name="csrf" value="([^"]+)"/u.exec(html)?.[1];
  if (token === undefined) throw new Error(`No form on this page: ${html.slice(0, 200)}`);
  return token;
}
