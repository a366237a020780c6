import { sql } from 'kysely';
import type { Connection } from '../db/index.js';
import { isLang, type Lang } from '../i18n/index.js';
import type { HeldRole } from './actor.js';
import { dayOf, isRole } from './held-roles.js';
import { holdsOn } from './holds-on.js';
import type { SessionRow } from './store.js';

/** A session with the person it belongs to and the roles held today. */
export interface FoundSession extends SessionRow {
  /** Null for the local administrator, and where the account was closed. */
  person: { id: string; name: string; lang: Lang } | null;
  holds: HeldRole[];
}

/** One query a request: the session that a token belongs or belonged to, its person, the roles held today. */
export async function findSessionRow(c: Connection, hash: string, now: Date): Promise<FoundSession | null> {
  const today = dayOf(now);
  const { rows } = await sql<SessionRow & { name: string | null; lang: string | null; holds: HeldRole[] }>`
    select s.*, p.name, p.lang, ${holdsOn(today)} as holds
    from session s left join person p on p.id = s.person_id and p.closed is null
    where (s.token_sha256 = ${hash} or s.former_sha256 = ${hash}) and s.expires > ${now}
  `.execute(c.queries);
  const [row] = rows;
  if (row === undefined) return null;
  const { name, lang, holds, ...session } = row;
  const known = row.person_id !== null && name !== null && lang !== null;
  return {
    ...session,
    person: known ? { id: row.person_id ?? '', name, lang: isLang(lang) ? lang : 'en' } : null,
    holds: holds.filter(({ role }) => isRole(role)),
  };
}
