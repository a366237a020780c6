import { createHash } from 'node:crypto';
import { recordAction } from '../../kernel/audit/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { type InstrumentFact, instrumentFacts } from './facts/index.js';
import { insertInstrument, nextRevision, readFactMarks, writeInstrumentFact } from './store/instruments.js';

/** The house itself, which knows the instruments that come with it. */
const HOUSE = { kind: 'administrator', id: 'house' } as const;

/**
 * Writes the instruments that come with the program, once, and again where a newer program knows better. No status of anybody.
 *
 * @returns how many were new or changed.
 */
export async function loadFacts(db: Database, facts: readonly InstrumentFact[] = instrumentFacts()): Promise<number> {
  const marked = facts.map((fact, place) => ({ ...fact, place, factDigest: digestOf(fact) }));
  const stale = (held: Awaited<ReturnType<typeof readFactMarks>>) =>
    marked.filter(({ content, factDigest }) => {
      const known = held.get(content.code);
      return known === undefined || (known.digest !== null && known.digest !== factDigest);
    });
  if (stale(await readFactMarks(db.connection)).length === 0) return 0;
  return db.transaction(async (c) => {
    await nextRevision(c);
    const held = await readFactMarks(c);
    const todo = stale(held);
    const now = new Date();
    for (const fact of todo) {
      const known = held.get(fact.content.code);
      if (known === undefined) await insertInstrument(c, { ...fact, id: newId() }, now);
      else await writeInstrumentFact(c, { ...fact, id: known.id }, now);
    }
    await recordAction(c, {
      actor: HOUSE,
      verb: 'treaties.load-facts',
      subject: { type: 'facts', id: 'treaties' },
      details: { codes: todo.map(({ content }) => content.code) },
    });
    return todo.length;
  });
}

function digestOf(fact: InstrumentFact): string {
  return createHash('sha256').update(JSON.stringify(fact)).digest('hex');
}
