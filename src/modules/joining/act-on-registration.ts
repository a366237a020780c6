import { recordAction } from '../../kernel/audit/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { queueMail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { forApplicant } from './for-applicant.js';
import { changedMail } from './mails.js';
import { type PrivateLinks, privateLinks } from './private-link.js';
import { Refusal } from './refusal.js';
import { isOver, leadsTo, type Registration, type RegistrationAct } from './registration.js';
import { addStep, changeRegistration, findRegistration, type RegistrationChange } from './store/registrations.js';

export const LONGEST_WORDS = 4000;

/** Who acts: a person or the house, or the applicant by the private link. */
export interface ActedBy {
  kind: string;
  id?: string | undefined;
}

export const APPLICANT: ActedBy = { kind: 'public' };

export interface Acting {
  act: RegistrationAct;
  by: ActedBy;
  /** The version that was seen; undefined for jobs. */
  version?: number | undefined;
  words?: string;
  forApplicant?: boolean;
  /** Tells the applicant by mail. */
  tell: boolean;
  change?: Omit<RegistrationChange, 'state'>;
  /** Asked with the registration locked, before anything is written. @throws what forbids it */
  allowed: (registration: Registration) => void;
  /** What else happens, in the same transaction. @returns changes that follow from it. */
  also?: (c: Connection, registration: Registration) => Promise<Omit<RegistrationChange, 'state'>>;
}

/** Opens what the transaction will need: with the embedded engine nothing else can be asked while it lasts. */
export async function openActs(
  house: House,
): Promise<(id: string, acting: Acting, now: Date) => Promise<Registration>> {
  // A step may be the applicant's, or take the registration out of sight of the State that took it; `allowed` has asked who acts.
  const { db } = forApplicant(house);
  const links = await privateLinks(db);
  return (id, acting, now) => db.transaction((c) => actOn(c, { house, links }, id, acting, now));
}

/** One step of a registration: allowed, possible from its state, seen as it is, written, told, recorded. */
async function actOn(
  c: Connection,
  { house, links }: { house: House; links: PrivateLinks },
  id: string,
  { act, by, version, words = '', forApplicant = true, tell, change = {}, allowed, also }: Acting,
  now: Date,
): Promise<Registration> {
  const held = await findRegistration(c, id, true);
  if (held === null) throw new Refusal('no-such-registration');
  allowed(held);
  if (version !== undefined && held.version !== version) throw new Refusal('changed-meanwhile');
  const state = leadsTo(act, held.state);
  if (state === null) throw new Refusal('not-now');
  if (words.length > LONGEST_WORDS) throw new Refusal('too-long', { field: 'words', values: { most: LONGEST_WORDS } });
  const follows = (await also?.(c, held)) ?? {};
  const ended = isOver(state) ? { ended: now } : {};
  await changeRegistration(c, held, { state, ...change, ...follows, ...ended });
  await addStep(c, id, { act, by: by.id ?? null, words, forApplicant }, now);
  const after = await findRegistration(c, id);
  if (after === null) throw new Refusal('no-such-registration');
  if (tell) await queueMail(c, changedMail(house, links, after), { server: house.config.mail !== undefined });
  await recordAction(c, {
    actor: { kind: by.kind, id: by.id },
    ...(act === 'agree' || act === 'object' ? { party: held.seat } : {}),
    verb: `joining.${act}`,
    subject: { type: 'registration', id },
    details: { from: held.state, to: state, ...(follows.partyId === undefined ? {} : { party: follows.partyId }) },
  });
  return after;
}
