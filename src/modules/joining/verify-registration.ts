import { type Actor, requirePermission } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { House } from '../../kernel/module/index.js';
import { findParty } from '../parties/index.js';
import { openActs } from './act-on-registration.js';
import { admit } from './admit.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { type JoiningRule, needsState, type Registration, silenceAfter } from './registration.js';
import { findRegistration, findRules } from './store/registrations.js';

/** What the secretariat decides. `accept` asks the State where one is to agree. */
export const DECISIONS = ['accept', 'ask-more', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface DecisionGiven {
  decision: Decision;
  /** What is asked, or the reason; the applicant reads it. */
  words: string;
  /** Under which it is to stand in the register of parties. */
  code: string;
  version: number;
}

const CODE = /^[A-Z][A-Z0-9-]{1,39}$/u;

/** @throws Refusal, NotAllowed */
export async function verifyRegistration(
  house: House,
  actor: Actor,
  id: string,
  { decision, words: typed, code: typedCode, version }: DecisionGiven,
  now = new Date(),
): Promise<Registration> {
  const { id: by } = requirePermission(actor, 'parties.write');
  const words = typed.trim();
  if (decision !== 'accept' && words === '') throw new Refusal('reason-missing', { field: 'words' });
  const rules = await findRules(house.db.connection);
  const act = await openActs(house);
  const allowed = (held: Registration) => mustSee(actor, held, 'verify');
  const acted = { by: { kind: actor.kind, id: by }, version, words, tell: true, allowed };
  if (decision !== 'accept') return act(id, { ...acted, act: decision }, now);
  const code = typedCode.trim().toUpperCase();
  if (!CODE.test(code)) throw new Refusal('code-malformed', { field: 'code' });
  await refuseTaken(house.db, actor, code);
  const known = await findOpen(house.db, id);
  const rule = ruleFor(rules, known);
  // Once a State has objected only it can let the organization in, whatever the rule says now.
  if (known.state === 'objected' || needsState(rule, known.consultative)) {
    const day = silenceAfter(now.toISOString().slice(0, 10), rule.days);
    return act(id, { ...acted, act: 'ask-state', change: { code, silenceAfter: day } }, now);
  }
  return act(
    id,
    { ...acted, act: 'accept', also: (c, held) => admit(c, house, { ...held, code }, acted.by, now) },
    now,
  );
}

/** @throws Refusal, as if it did not exist, where the actor may not even see it */
export function mustSee(actor: Actor, held: Registration, act: 'verify' | 'agree'): void {
  const thing = { state: held.state, party: held.seat };
  if (may(actor, act, 'registration', thing)) return;
  throw new Refusal(may(actor, 'read', 'registration', thing) ? 'not-now' : 'no-such-registration');
}

export function ruleFor(rules: readonly JoiningRule[], { kind }: Pick<Registration, 'kind'>): JoiningRule {
  return rules.find((rule) => rule.kind === kind) ?? { kind, agreement: 'always', days: 14 };
}

async function refuseTaken(db: Database, actor: Actor, code: string): Promise<void> {
  if ((await findParty(db, actor, { code })) !== null)
    throw new Refusal('code-taken', { field: 'code', values: { code } });
}

async function findOpen(db: Database, id: string): Promise<Registration> {
  const held = await findRegistration(db.connection, id);
  if (held === null) throw new Refusal('no-such-registration');
  return held;
}
