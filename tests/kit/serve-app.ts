import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** Serves an app on a free port of this machine for the length of a test. */
export async function serveApp(app: {
  fetch: (request: Request, env: never) => Response | Promise<Response>;
}): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env as never) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
