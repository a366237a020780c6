import type { Hono } from 'hono';
import type { Sessions } from '../../src/kernel/access/index.js';
import { type AppOptions, bundledAssets, createApp, type PageEnv } from '../../src/kernel/http/index.js';

/** Style sheet and islands, bundled once a test file. */
export const assets = await bundledAssets(new URL('../../', import.meta.url));

/** Nobody is in and no link is open: for tests that need no administrator. */
export const noSessions: Sessions = {
  isOpen: async () => false,
  enter: async () => null,
  find: async () => null,
  leave: async () => {},
};

/** Tests ask faster than people. */
const UNBOUND = { burst: 1e6, perMinute: 1e6 };

/** The web face over the given modules, silent, with everything else as in a fresh installation. */
export function testApp(options: Partial<AppOptions> = {}): Hono<PageEnv> {
  return createApp({
    modules: [],
    assets,
    log: { info() {}, warn() {}, error() {} },
    secret: new Uint8Array(32),
    sessions: noSessions,
    embeddedDatabase: true,
    rates: { read: UNBOUND, write: UNBOUND, enter: UNBOUND },
    healthy: async () => true,
    ...options,
  });
}
