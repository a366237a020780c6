import type { Actor } from '../../kernel/access/index.js';
import type { Connection } from '../../kernel/db/index.js';
import { findPlanLines } from '../commitments/index.js';
import { MEASURES } from './measures.js';
import { readLinks } from './store/links.js';

/** A commitment that meets a measure, and how that is known. */
export interface Meets {
  commitmentId: string;
  /** `line`: it stands in the same line as the paragraph of the Plan; `person`: somebody said so. */
  by: 'line' | 'person';
}

export interface MetMeasures {
  /** By number of the measure. */
  meets: ReadonlyMap<number, readonly Meets[]>;
  /** Commitments that somebody said do not meet it. */
  rejected: ReadonlyMap<number, readonly string[]>;
}

/** Which commitments meet which measures: those of the same line, and what people said; what somebody rejected is left out. */
export async function findMet(c: Connection, actor: Actor): Promise<MetMeasures> {
  const [lines, links] = await Promise.all([findPlanLines(c, actor), readLinks(c)]);
  const meets = new Map<number, Meets[]>();
  const rejected = new Map<number, string[]>();
  for (const n of MEASURES) {
    const said = links.filter(({ measure }) => measure === n);
    const not = said.filter(({ standing }) => standing === 'rejected').map((link) => link.commitment_id);
    const own = (lines.get(n) ?? []).filter((id) => !not.includes(id));
    const more = said.filter(({ standing, commitment_id }) => standing === 'confirmed' && !own.includes(commitment_id));
    meets.set(n, [
      ...own.map((commitmentId) => ({ commitmentId, by: 'line' as const })),
      ...more.map((link) => ({ commitmentId: link.commitment_id, by: 'person' as const })),
    ]);
    rejected.set(n, not);
  }
  return { meets, rejected };
}
