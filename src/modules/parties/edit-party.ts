import { type Actor, type PartyRef, requirePermission } from '../../kernel/access/index.js';
import { type ActionActor, recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { checkedParty } from './check-party.js';
import { NO_CODES, type Party, type PartyContent } from './party.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import {
  contentOf,
  findTaken,
  insertParties,
  keepBefore,
  lockParty,
  nextRevision,
  takeBefore,
  writeParty,
} from './store/parties.js';

export type PartyChange = { [K in Exclude<keyof PartyContent, 'code'>]?: PartyContent[K] | undefined };

/**
 * Registers a party of any kind.
 *
 * @returns its code, which is its address.
 * @throws Refusal: what `checkedParty` refuses, `code-taken`, `iso-taken`; NotAllowed.
 */
export async function addParty(db: Database, actor: Actor, given: PartyContent): Promise<{ id: string; code: string }> {
  requirePermission(actor, 'parties.write');
  const content = checkedParty(given);
  return db.transaction((c) => insertParty(c, actor, content, new Date()));
}

/**
 * Registers an organization that was accepted, in the transaction that accepts it; whoever calls has checked that it may. Where its code is
 * taken a number stands behind it.
 *
 * @throws Refusal as `addParty`
 */
export async function registerParty(
  c: Connection,
  by: ActionActor,
  { code, kind, names, website }: Pick<PartyContent, 'code' | 'kind' | 'names' | 'website'>,
  now: Date,
): Promise<PartyRef> {
  const bare = { ...NO_CODES, kind, names, website, state: 'active' as const, addressees: [], memberships: [] };
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? code : `${code.slice(0, 36)}-${n}`;
    if ((await lockParty(c, tried)) !== null) continue;
    const party = await insertParty(c, by, checkedParty({ ...bare, code: tried }), now);
    return { ...party, kind };
  }
}

async function insertParty(
  c: Connection,
  by: ActionActor,
  content: PartyContent,
  now: Date,
): Promise<{ id: string; code: string }> {
  const revision = await nextRevision(c);
  if ((await lockParty(c, content.code)) !== null)
    throw new Refusal('code-taken', { field: 'code', values: { given: content.code } });
  await refuseTaken(c, content);
  const id = newId();
  const made = { id, content, origin: 'registered' as const, factDigest: null, changedBy: by.id ?? null };
  await insertParties(c, [made], { revision, now });
  await recordAction(c, {
    actor: { kind: by.kind, id: by.id },
    verb: 'parties.add-party',
    subject: { type: 'party', id },
    details: { code: content.code, kind: content.kind },
  });
  return { id, code: content.code };
}

/**
 * Sets what is known of a party; what is not named stays. What it was is kept, and `undoParty` brings it back.
 *
 * @param version The version that the person saw.
 * @throws Refusal: what `checkedParty` refuses, `no-such-party`, `changed-meanwhile`, `nothing-changed`, `iso-taken`; NotAllowed.
 */
export async function editParty(
  db: Database,
  actor: Actor,
  code: string,
  { version, change }: { version: number; change: PartyChange },
): Promise<{ version: number }> {
  const { id: person } = requirePermission(actor, 'parties.write');
  return db.transaction(async (c) => {
    const revision = await nextRevision(c);
    const held = await writable(c, actor, code);
    if (held.version !== version) throw new Refusal('changed-meanwhile');
    const content = checkedParty(changedBy(contentOf(held), change));
    const changed = changedParts(contentOf(held), content);
    if (changed.length === 0) throw new Refusal('nothing-changed');
    await refuseTaken(c, content);
    await keepBefore(c, held);
    await writeParty(c, { id: held.id, content, changedBy: person }, { revision, now: new Date() });
    await recordAction(c, {
      actor,
      verb: 'parties.edit-party',
      subject: { type: 'party', id: held.id },
      details: { code, changed, version: version + 1 },
    });
    return { version: version + 1 };
  });
}

/**
 * Brings back what a party was before its last change.
 *
 * @throws Refusal `no-such-party`, `nothing-to-undo`, `iso-taken`; NotAllowed.
 */
export async function undoParty(db: Database, actor: Actor, code: string): Promise<{ version: number }> {
  requirePermission(actor, 'parties.write');
  return db.transaction(async (c) => {
    const revision = await nextRevision(c);
    const held = await writable(c, actor, code);
    const before = await takeBefore(c, held.id);
    if (before === null) throw new Refusal('nothing-to-undo');
    await refuseTaken(c, before.content);
    await writeParty(c, { id: held.id, ...before }, { revision, now: new Date() });
    await recordAction(c, {
      actor,
      verb: 'parties.undo-party',
      subject: { type: 'party', id: held.id },
      details: { code, changed: changedParts(contentOf(held), before.content), version: held.version + 1 },
    });
    return { version: held.version + 1 };
  });
}

async function writable(c: Connection, actor: Actor, code: string): Promise<Party & { changedBy: string | null }> {
  const held = await lockParty(c, code.toUpperCase());
  if (held === null || !may(actor, 'write', 'party', held)) throw new Refusal('no-such-party');
  return held;
}

async function refuseTaken(c: Connection, content: PartyContent): Promise<void> {
  const field = await findTaken(c, content, content.code);
  if (field !== null) throw new Refusal('iso-taken', { field, values: { given: content[field] ?? '' } });
}

/** Names of the parts in which two differ. */
export function changedParts(before: PartyContent, after: PartyContent): (keyof PartyContent)[] {
  const parts = Object.keys(after) as (keyof PartyContent)[];
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** A party with what is named set anew. */
export function changedBy(content: PartyContent, change: PartyChange): PartyContent {
  return { ...content, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
}
