import { newId } from '../../kernel/db/index.js';
import type { CommitmentFact } from './facts/index.js';
import type { LinkRow } from './store/tables.js';

/**
 * The links that facts know of, all suggestions: between the acts of one request in one document and in the next that has it, and
 * between twins in one document. Facts come in the order of time; those without an id are left out.
 */
export function linksOfFacts(facts: readonly CommitmentFact[], ids: ReadonlyMap<string, string>): LinkRow[] {
  const links: LinkRow[] = [];
  const link = (kind: LinkRow['kind'], earlier: string | null, later: string) => {
    const [earlierId, laterId] = [ids.get(earlier ?? ''), ids.get(later)];
    if (earlierId !== undefined && laterId !== undefined) links.push(suggestion(kind, earlierId, laterId));
  };
  /** Of each request: the acts in the last document that has it, and those in the one before. */
  const latest = new Map<string, { here: CommitmentFact[]; before: CommitmentFact[] }>();
  for (const fact of facts) {
    if (fact.twinOf !== null) link('twin', fact.twinOf, fact.key);
    if (fact.same === null) continue;
    const { here, before } = latest.get(fact.same) ?? { here: [], before: [] };
    const goesOn = here[0]?.document === fact.document;
    const now = goesOn ? { here: [...here, fact], before } : { here: [fact], before: here };
    latest.set(fact.same, now);
    for (const earlier of now.before) link('line', earlier.key, fact.key);
  }
  return links;
}

function suggestion(kind: LinkRow['kind'], earlierId: string, laterId: string): LinkRow {
  return {
    id: newId(),
    kind,
    earlier_id: earlierId,
    later_id: laterId,
    standing: 'suggested',
    similarity: null,
    suggested_by: 'fact',
    decided_by: null,
    decided_at: null,
  };
}
