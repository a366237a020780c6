import type { Standing } from '../commitment.js';
import { linesOf, type Member } from './lines-of.js';
import type { SuggestedLink } from './thread.js';

/** A link that is there, as far as suggestions have to know of it. */
export interface KnownLink {
  id: string;
  kind: 'line' | 'twin';
  earlierId: string;
  laterId: string;
  standing: Standing;
  similarity: number | null;
  /** Whether comparing texts suggested it. */
  aligned: boolean;
}

export interface Merged {
  add: SuggestedLink[];
  /** Ids of links that comparing suggested once and does no longer. */
  drop: string[];
  change: { id: string; similarity: number }[];
}

/**
 * What new suggestions make of the links that are there. What a person decided and what facts say stays; a suggestion that would join
 * what these join already adds nothing; one that was made before and is not any more goes, unless somebody decided about it. Pure.
 */
export function mergeSuggestions(
  members: readonly Member[],
  known: readonly KnownLink[],
  suggested: readonly SuggestedLink[],
): Merged {
  const nameOf = ({ kind, earlierId, laterId }: Pick<KnownLink, 'kind' | 'earlierId' | 'laterId'>) =>
    `${kind} ${earlierId} ${laterId}`;
  const byName = new Map(known.map((link) => [nameOf(link), link]));
  const settled = known.filter(
    ({ kind, standing, aligned }) =>
      kind === 'line' && (standing === 'confirmed' || (!aligned && standing !== 'rejected')),
  );
  const lines = linesOf(members, settled);
  const merged: Merged = { add: [], drop: [], change: [] };
  const still = new Set<string>();
  for (const link of suggested) {
    const there = byName.get(nameOf(link));
    if (there !== undefined) {
      if (!there.aligned || there.standing !== 'suggested') continue;
      still.add(there.id);
      if (there.similarity !== link.similarity) merged.change.push({ id: there.id, similarity: link.similarity });
      continue;
    }
    const joined = link.kind === 'line' && lines.get(link.earlierId) === lines.get(link.laterId);
    if (!joined) merged.add.push(link);
  }
  for (const { id, standing, aligned } of known)
    if (aligned && standing === 'suggested' && !still.has(id)) merged.drop.push(id);
  return merged;
}
