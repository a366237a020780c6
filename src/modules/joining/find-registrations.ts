import { type Actor, partiesPermitted, permits } from '../../kernel/access/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { EVERY_PARTY, findParties, foldName, type Party } from '../parties/index.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import type { Registration, RegistrationFile, RegistrationState, RegistrationStep } from './registration.js';
import { type KnownBy, looksLike } from './similar.js';
import { findFiles, findRegistration, findSteps, registrationOf } from './store/registrations.js';
import { joiningTables } from './store/tables.js';

export interface QueuePage {
  states: readonly RegistrationState[];
  limit: number;
  offset: number;
}

/** What officers have to decide, and what waits for the States that an actor acts for; the longest waiting first. */
export async function findQueue(
  c: Connection,
  actor: Actor,
  { states, limit, offset }: QueuePage,
): Promise<{ total: number; registrations: Registration[] }> {
  const all = permits(actor, 'parties.write', { party: null });
  const seats = partiesPermitted(actor, 'parties.agree').map(({ id }) => id);
  const wanted = states.filter((state) => state !== 'registered' && (all || state === 'waiting'));
  if (wanted.length === 0 || (!all && seats.length === 0)) return { total: 0, registrations: [] };
  let query = joiningTables(c).selectFrom('registration').where('state', 'in', wanted);
  if (!all) query = query.where('seat', 'in', seats);
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy('made').orderBy('id').limit(limit).offset(offset).execute();
  return {
    total: Number(total),
    registrations: rows.map(registrationOf).filter((one) => maySee(actor, one)),
  };
}

function maySee(actor: Actor, { state, seat }: Pick<Registration, 'state' | 'seat'>): boolean {
  return may(actor, 'read', 'registration', { state, party: seat });
}

/** Whether there is a queue for the actor at all. */
export function hasQueue(actor: Actor): boolean {
  return permits(actor, 'parties.write', { party: null }) || partiesPermitted(actor, 'parties.agree').length > 0;
}

export interface WholeRegistration {
  registration: Registration;
  steps: RegistrationStep[];
  files: RegistrationFile[];
}

/** @throws Refusal `no-such-registration`, also where the actor may not see it */
export async function getRegistration(c: Connection, actor: Actor, id: string): Promise<WholeRegistration> {
  const registration = await findRegistration(c, id);
  if (registration === null || !maySee(actor, registration)) throw new Refusal('no-such-registration');
  return { registration, steps: await findSteps(c, id), files: await findFiles(c, id) };
}

/** Registrations whose State has kept silent past its day. */
export async function findSilent(c: Connection, now: Date): Promise<string[]> {
  const rows = await joiningTables(c)
    .selectFrom('registration')
    .select('id')
    .where('state', '=', 'waiting')
    .where('silence_after', '<', now.toISOString().slice(0, 10))
    .orderBy('made')
    .execute();
  return rows.map(({ id }) => id);
}

export interface Similar {
  parties: Party[];
  registrations: Registration[];
}

const MOST_SIMILAR = 8;

/** Parties and other registrations that look like this one, the likest first: for officers. */
export async function findSimilar(db: Database, actor: Actor, registration: Registration): Promise<Similar> {
  const known = knownBy(registration);
  const { rows } = await findParties(
    db,
    actor,
    EVERY_PARTY,
    { sort: 'code', descending: false, offset: 0, limit: 100_000 },
    'en',
  );
  const others = await joiningTables(db.connection)
    .selectFrom('registration')
    .selectAll()
    .where('id', '<>', registration.id)
    .where('state', 'not in', ['registered', 'accepted'])
    .orderBy('made', 'desc')
    .limit(2000)
    .execute();
  const likest = <T>(list: readonly T[], by: (one: T) => KnownBy): T[] =>
    list
      .map((one) => ({ one, like: looksLike(known, by(one)) }))
      .filter(({ like }) => like > 0)
      .sort((a, b) => b.like - a.like)
      .slice(0, MOST_SIMILAR)
      .map(({ one }) => one);
  return {
    parties: likest(rows, ({ names, website }) => ({ names: names.map(({ name }) => foldName(name)), website })),
    registrations: likest(others.map(registrationOf), knownBy),
  };
}

function knownBy({ names, acronym, website }: Registration): KnownBy {
  const said = [...names.map(({ name }) => name), ...(acronym === null ? [] : [acronym])];
  return { names: said.map(foldName), website };
}
