import { type Actor, requirePermission } from '../../kernel/access/index.js';
import type { House } from '../../kernel/module/index.js';
import { openActs } from './act-on-registration.js';
import { admit } from './admit.js';
import { findSilent } from './find-registrations.js';
import { Refusal } from './refusal.js';
import type { Registration } from './registration.js';
import { findRegistration } from './store/registrations.js';
import { mustSee } from './verify-registration.js';

export const AGREEING = ['agree', 'object'] as const;

export interface AgreementGiven {
  decision: (typeof AGREEING)[number];
  /** The reason of an objection: for the secretariat, not for the applicant. */
  words: string;
  version: number;
}

/** The State of the seat agrees, or objects. @throws Refusal, NotAllowed */
export async function decideForState(
  house: House,
  actor: Actor,
  id: string,
  { decision, words: typed, version }: AgreementGiven,
  now = new Date(),
): Promise<Registration> {
  const known = await findRegistration(house.db.connection, id);
  if (known === null) throw new Refusal('no-such-registration');
  mustSee(actor, known, 'agree');
  const by = { kind: actor.kind, id: requirePermission(actor, 'parties.agree', known.seat).id };
  const words = typed.trim();
  if (decision === 'object' && words === '') throw new Refusal('reason-missing', { field: 'words' });
  const act = await openActs(house);
  const acted = {
    by,
    version,
    words,
    forApplicant: false,
    allowed: (held: Registration) => mustSee(actor, held, 'agree'),
  };
  if (decision === 'object')
    return act(id, { ...acted, act: 'object', tell: false, change: { silenceAfter: null } }, now);
  return act(id, { ...acted, act: 'agree', tell: true, also: (c, held) => admit(c, house, held, by, now) }, now);
}

/** Days of silence that have passed are no objection. @returns how many came in. */
export async function passSilence(house: House, now = new Date()): Promise<number> {
  const act = await openActs(house);
  const by = { kind: 'house' };
  const silent = await findSilent(house.db.connection, now);
  for (const id of silent)
    await act(
      id,
      {
        act: 'pass-silence',
        by,
        tell: true,
        allowed: (held) => {
          if (held.state !== 'waiting') throw new Refusal('not-now');
        },
        also: (c, held) => admit(c, house, held, by, now),
      },
      now,
    );
  return silent.length;
}
