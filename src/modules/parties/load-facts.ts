import { createHash } from 'node:crypto';
import { recordAction } from '../../kernel/audit/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { partyFacts } from './facts/index.js';
import type { PartyContent } from './party.js';
import { insertParties, nextRevision, readFactMarks, writeParty } from './store/parties.js';

/** The house itself, which knows the parties that come with it. */
const HOUSE = { kind: 'administrator', id: 'house' } as const;

/**
 * Writes the parties that come with the program, once, and again where a newer program knows better. What somebody edited, registered
 * or imported stays.
 *
 * @returns how many were new or changed.
 */
export async function loadFacts(db: Database, facts: readonly PartyContent[] = partyFacts()): Promise<number> {
  const marked = facts.map((content) => ({ content, factDigest: digestOf(content) }));
  const before = await readFactMarks(db.connection);
  if (marked.every(({ content, factDigest }) => isKnown(before.get(content.code), factDigest))) return 0;
  return db.transaction(async (c) => {
    const at = { revision: await nextRevision(c), now: new Date() };
    const held = await readFactMarks(c);
    const todo = marked.filter(({ content, factDigest }) => !isKnown(held.get(content.code), factDigest));
    const fresh = todo.filter(({ content }) => !held.has(content.code));
    await insertParties(
      c,
      fresh.map((one) => ({ ...one, id: newId(), origin: 'fact', changedBy: null })),
      at,
    );
    for (const { content, factDigest } of todo) {
      const old = held.get(content.code);
      if (old !== undefined) await writeParty(c, { id: old.id, content, changedBy: null, factDigest }, at);
    }
    await recordAction(c, {
      actor: HOUSE,
      verb: 'parties.load-facts',
      subject: { type: 'facts', id: 'parties' },
      details: { codes: todo.map(({ content }) => content.code) },
    });
    return todo.length;
  });
}

function isKnown(held: { digest: string | null; changed: boolean } | undefined, digest: string): boolean {
  if (held === undefined) return false;
  // Not ours (registered under the same code), or edited since.
  return held.digest === null || held.changed || held.digest === digest;
}

function digestOf(content: PartyContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
