import { createServer } from 'node:http';
import type { ServerType } from '@hono/node-server';
import type { Config } from '../kernel/config/index.js';

/** Another program answers at this port; `message` says what to do. */
export class PortTaken extends Error {
  readonly code = 'server.port-taken';

  constructor(host: string, port: number) {
    super(
      `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: PORT=${port === 65_535 ? 8081 : port + 1} npm start`,
    );
    this.name = 'PortTaken';
  }
}

export interface Listening {
  /** `http://127.0.0.1:8080` */
  address: string;
  /** Takes no new request, waits for the running ones, and cuts off what is still there after ten seconds. */
  close(): Promise<void>;
}

const GRACE_MS = 10_000;

/** Finds out before the long work of opening whether listening will do. @throws PortTaken */
export async function assertPortFree(config: Pick<Config, 'host' | 'port'>): Promise<void> {
  const { close } = await listen(createServer(), config);
  await close();
}

/** @throws PortTaken */
export async function listen(server: ServerType, { host, port }: Pick<Config, 'host' | 'port'>): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error) => {
      const code = 'code' in error ? error.code : '';
      if (code === 'EADDRINUSE') reject(new PortTaken(host, port));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  // What a person can open: a server on all addresses is reached by this machine's own.
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${name}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
