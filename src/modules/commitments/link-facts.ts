import { newId } from '../../kernel/db/index.js';
import type { CommitmentFact } from './facts/index.js';
import type { LinkRow } from './store/tables.js';

/**
 * The links that facts know of, all suggestions: between the acts of one request in one document and in the next adopted one that has
 * it, from a draft to the text that it became, and between twins in one document. What only a draft has goes on from what was adopted
 * before. Facts come in the order of time; those without an id are left out.
 *
 * @param drafts Of each draft the document that it became, by their keys.
 */
export function linksOfFacts(
  facts: readonly CommitmentFact[],
  ids: ReadonlyMap<string, string>,
  drafts: ReadonlyMap<string, string>,
): LinkRow[] {
  const links: LinkRow[] = [];
  const link = (kind: LinkRow['kind'], earlier: string, later: string) => {
    const [earlierId, laterId] = [ids.get(earlier), ids.get(later)];
    if (earlierId !== undefined && laterId !== undefined) links.push(suggestion(kind, earlierId, laterId));
  };
  const requests = new Map<string, Map<string, CommitmentFact[]>>();
  for (const fact of facts) {
    if (fact.twinOf !== null) link('twin', fact.twinOf, fact.key);
    if (fact.same === null) continue;
    const documents = requests.get(fact.same) ?? new Map<string, CommitmentFact[]>();
    requests.set(fact.same, documents.set(fact.document, [...(documents.get(fact.document) ?? []), fact]));
  }
  for (const documents of requests.values()) {
    let before: CommitmentFact[] = [];
    for (const [document, here] of documents) {
      const became = documents.get(drafts.get(document) ?? '');
      for (const fact of here) {
        if (became !== undefined) for (const later of became) link('line', fact.key, later.key);
        else for (const earlier of before) link('line', earlier.key, fact.key);
      }
      if (!drafts.has(document)) before = here;
    }
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
