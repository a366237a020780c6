import { memberOf } from '../get-line.js';
import { type Force, stepOf } from '../lines/line-story.js';
import type { LineRow, Link } from '../store/line.js';

/** What a resolution asks anew, more strongly or less strongly than those before it. Pure. */

export interface ChangedRequest {
  commitment: LineRow;
  /** `new`: no earlier resolution has said it, as far as lines are known. */
  change: 'new' | Exclude<Force, 'kept'>;
  /** The latest that said it before. */
  earlier: LineRow | null;
  /** The line to it was suggested and nobody has confirmed it yet. */
  suggested: boolean;
}

export interface WhatIsNew {
  changed: ChangedRequest[];
  /** How many say what was said before. */
  kept: number;
}

/**
 * @param asked The commitments of the resolution.
 * @param lines All members of their lines, in the order of time.
 */
export function whatIsNew(asked: readonly LineRow[], lines: readonly LineRow[], links: readonly Link[]): WhatIsNew {
  const changed = asked.flatMap((commitment): ChangedRequest[] => {
    const earlier = latestBefore(commitment, lines);
    if (earlier === null) return [{ commitment, change: 'new', earlier, suggested: false }];
    const { force } = stepOf(memberOf(earlier), memberOf(commitment));
    if (force === 'kept') return [];
    const link = links.find(({ earlierId, laterId }) => earlierId === earlier.id && laterId === commitment.id);
    return [{ commitment, change: force, earlier, suggested: link?.standing === 'suggested' }];
  });
  return { changed, kept: asked.length - changed.length };
}

/** Drafts bind nobody and are passed over. */
function latestBefore({ id, lineId, document }: LineRow, lines: readonly LineRow[]): LineRow | null {
  const line = lines.filter((row) => row.lineId === lineId);
  const before = line.slice(
    0,
    line.findIndex((row) => row.id === id),
  );
  return before.findLast((row) => row.document.id !== document.id && row.document.status !== 'draft') ?? null;
}
