/** How fast one client may ask: `burst` at once, then `perMinute`. */
export interface Rate {
  burst: number;
  perMinute: number;
}

export interface Buckets {
  /** Takes one token. Zero when there was one, else the whole seconds until there is. */
  take(client: string): number;
}

/**
 * Token buckets in bounded memory: when `most` clients are known, the one that was idle longest is forgotten. Forgetting fills
 * its bucket, which is what idling does anyway.
 */
export function tokenBuckets({ burst, perMinute }: Rate, most = 10_000, now: () => number = Date.now): Buckets {
  const perMillisecond = perMinute / 60_000;
  /** In the order of last use, since a Map keeps the order of insertion. */
  const clients = new Map<string, { tokens: number; at: number }>();
  return {
    take(client) {
      const time = now();
      const known = clients.get(client);
      const tokens = known ? Math.min(burst, known.tokens + Math.max(0, time - known.at) * perMillisecond) : burst;
      clients.delete(client);
      if (clients.size >= most) {
        const oldest = clients.keys().next();
        if (!oldest.done) clients.delete(oldest.value);
      }
      const left = tokens >= 1 ? tokens - 1 : tokens;
      clients.set(client, { tokens: left, at: time });
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMillisecond / 1000);
    },
  };
}
