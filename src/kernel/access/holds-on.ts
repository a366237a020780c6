import { type RawBuilder, sql } from 'kysely';
import type { HeldRole } from './actor.js';

/** Within a query that knows the person as `p`: the roles that `p` holds on a day, the first given first. */
export function holdsOn(day: string): RawBuilder<HeldRole[]> {
  return sql<HeldRole[]>`coalesce((
    select jsonb_agg(jsonb_build_object(
      'role', h.role,
      'party', case when h.party_id is null then null
        else jsonb_build_object('id', h.party_id, 'kind', h.party_kind, 'code', h.party_code) end,
      'readOnly', h.read_only, 'ownOnly', h.own_only, 'onBehalfOf', h.on_behalf_of) order by h.given_at, h.id)
    from role_held h
    where h.person_id = p.id and h.ended_at is null
      and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)
  ), '[]'::jsonb)`;
}
