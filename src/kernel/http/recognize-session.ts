import type { MiddlewareHandler } from 'hono';
import { readerOf, type Sessions } from '../access/index.js';
import { inPlaceOf, inVisit } from '../place/index.js';
import { asReader } from '../reader/index.js';
import type { ApiEnv } from './context.js';
import { readSessionCookie, setSessionCookie } from './session-cookie.js';

/** Finds out who asks. Without a cookie the database is not asked. */
export function recognizeSession(sessions: Sessions): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = readSessionCookie(c);
    const session = token === undefined ? null : await sessions.find(token);
    if (session) {
      c.set('actor', session.actor);
      c.set('binding', session.binding);
      c.set('session', session);
      // What somebody sees who is in stays in no cache, their browser's included; an answer for everybody says otherwise.
      c.header('Cache-Control', 'no-store');
    }
    const acting = session?.actor.kind === 'person' ? session.actor.actingFor : undefined;
    const go = () =>
      acting === undefined
        ? next()
        : inPlaceOf({ party: acting.party.id, giver: acting.giver.id, delegation: acting.delegation }, next);
    if (session) await asReader(readerOf(session.actor), () => inVisit(session.binding, go));
    else await go();
    // A page that begins or ends a session has the last word.
    if (session?.renewed && !c.res.headers.has('Set-Cookie')) setSessionCookie(c, session.renewed);
  };
}
