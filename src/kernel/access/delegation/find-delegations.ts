import { sql } from 'kysely';
import type { Connection } from '../../db/index.js';
import { dayOf, isRole } from '../held-roles.js';
import { PERMISSIONS, type Permission } from '../roles.js';
import { partyOf } from '../store.js';
import { type Delegation, stateOfDelegation } from './delegation.js';

interface Row {
  id: string;
  giver_id: string;
  giver_name: string;
  taker_id: string;
  taker_name: string;
  role: string;
  party_id: string | null;
  party_kind: string | null;
  party_code: string | null;
  permissions: string[];
  valid_from: string;
  valid_to: string;
  ended_at: Date | null;
  role_stands: boolean;
}

const LATEST = 200;

/**
 * Delegations, those given last first.
 * @param of the latest that a person gave or took, or those with these ids.
 */
export async function findDelegations(
  c: Connection,
  of: { personId: string } | { id: string } | { ids: readonly string[] },
  now = new Date(),
): Promise<Delegation[]> {
  const today = dayOf(now);
  const which =
    'id' in of
      ? sql`d.id = ${of.id}`
      : 'ids' in of
        ? sql`d.id = any(${sql.val([...of.ids])}::uuid[])`
        : sql`(d.giver_id = ${of.personId} or d.taker_id = ${of.personId})`;
  const most = 'ids' in of ? of.ids.length : LATEST;
  const { rows } = await sql<Row>`
    select d.id, d.giver_id, g.name as giver_name, d.taker_id, t.name as taker_name,
      h.role, h.party_id, h.party_kind, h.party_code, d.permissions,
      d.valid_from::text as valid_from, d.valid_to::text as valid_to, d.ended_at,
      (h.ended_at is null and g.closed is null and (h.valid_to is null or h.valid_to >= ${today}::date)) as role_stands
    from delegation d
    join role_held h on h.id = d.held_id
    join person g on g.id = d.giver_id
    join person t on t.id = d.taker_id
    where ${which}
    order by d.given_at desc, d.id desc
    limit ${most}
  `.execute(c.queries);
  return rows.flatMap((row) => delegationOf(row, today));
}

function delegationOf(row: Row, today: string): Delegation[] {
  const party = partyOf(row);
  if (party === null || !isRole(row.role)) return [];
  const { id, role, valid_from: from, valid_to: to } = row;
  return [
    {
      id,
      giver: { id: row.giver_id, name: row.giver_name },
      taker: { id: row.taker_id, name: row.taker_name },
      role,
      party,
      permissions: row.permissions.filter(isPermission),
      from,
      to,
      state: stateOfDelegation({ from, to, ended: row.ended_at !== null, roleStands: row.role_stands }, today),
    },
  ];
}

export function isPermission(text: string): text is Permission {
  return (PERMISSIONS as readonly string[]).includes(text);
}
