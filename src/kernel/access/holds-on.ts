import { type RawBuilder, sql } from 'kysely';
import type { HeldRole } from './actor.js';

/** Within a query that knows a role as `h`: the role as an actor holds it. */
export const HELD_ROLE: RawBuilder<HeldRole> = sql`jsonb_build_object(
  'role', h.role,
  'party', case when h.party_id is null then null
    else jsonb_build_object('id', h.party_id, 'kind', h.party_kind, 'code', h.party_code) end,
  'readOnly', h.read_only, 'ownOnly', h.own_only, 'onBehalfOf', h.on_behalf_of)`;

/** Within a query that knows a role as `h`: whether it is held on a day. */
export function standsOn(day: string): RawBuilder<boolean> {
  return sql<boolean>`h.ended_at is null
    and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)`;
}

/**
 * Within a query that knows the person as `p`: the roles that `p` holds on a day, the first given first.
 * @param only leaves out roles `h` for which it is not so.
 */
export function holdsOn(day: string, only: RawBuilder<boolean> = sql<boolean>`true`): RawBuilder<HeldRole[]> {
  return sql<HeldRole[]>`coalesce((
    select jsonb_agg(${HELD_ROLE} order by h.given_at, h.id)
    from role_held h
    where h.person_id = p.id and ${standsOn(day)} and ${only}
  ), '[]'::jsonb)`;
}
