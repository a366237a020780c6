import { sql } from 'kysely';
import type { Connection } from '../db/index.js';
import { isLang, type Lang } from '../i18n/index.js';
import type { ActingFor, HeldRole } from './actor.js';
import { dayOf, isRole } from './held-roles.js';
import { HELD_ROLE, holdsOn, standsOn } from './holds-on.js';
import type { SessionRow } from './store.js';

/** A session with the person it belongs to and the roles held today. */
export interface FoundSession extends SessionRow {
  /** Null for the local administrator, and where the account was closed. */
  person: { id: string; name: string; lang: Lang } | null;
  /** What counts in this session; a part of what the person holds where they act for another or came in by an issuer. */
  holds: HeldRole[];
  actingFor: ActingFor | null;
}

interface Found extends SessionRow {
  name: string | null;
  lang: string | null;
  holds: HeldRole[];
  acting: (ActingFor & { held: HeldRole }) | null;
}

/** One query a request: the session that a token belongs or belonged to, its person, the roles held today. */
export async function findSessionRow(c: Connection, hash: string, now: Date): Promise<FoundSession | null> {
  const today = dayOf(now);
  // By an issuer comes in what was agreed with the issuer's party, and nothing else that the person may hold.
  const agreed = sql<boolean>`(s.sign_on_id is null or exists (
    select from sign_on o
    where o.id = s.sign_on_id and o.closed is null and o.party_id = h.party_id and h.role = any(o.roles)))`;
  const { rows } = await sql<Found>`
    select s.*, p.name, p.lang, ${holdsOn(today, agreed)} as holds, (
      select jsonb_build_object(
        'delegation', d.id, 'until', d.valid_to, 'giver', jsonb_build_object('id', g.id, 'name', g.name),
        'party', jsonb_build_object('id', h.party_id, 'kind', h.party_kind, 'code', h.party_code),
        'held', ${HELD_ROLE} || jsonb_build_object('only', d.permissions))
      from delegation d
      join role_held h on h.id = d.held_id and h.person_id = d.giver_id and ${standsOn(today)}
      join person g on g.id = d.giver_id and g.closed is null
      where d.id = s.acting_as and d.taker_id = s.person_id and d.ended_at is null and s.sign_on_id is null
        and d.valid_from <= ${today}::date and d.valid_to >= ${today}::date
    ) as acting
    from session s left join person p on p.id = s.person_id and p.closed is null
    where (s.token_sha256 = ${hash} or s.former_sha256 = ${hash}) and s.expires > ${now}
  `.execute(c.queries);
  const [row] = rows;
  if (row === undefined) return null;
  const { name, lang, holds, acting, ...session } = row;
  const known = row.person_id !== null && name !== null && lang !== null;
  const { held, ...actingFor } = acting ?? {};
  return {
    ...session,
    person: known ? { id: row.person_id ?? '', name, lang: isLang(lang) ? lang : 'en' } : null,
    holds: (held === undefined ? holds : [{ ...held, onBehalfOf: held.party }]).filter(({ role }) => isRole(role)),
    actingFor: acting === null ? null : (actingFor as ActingFor),
  };
}
