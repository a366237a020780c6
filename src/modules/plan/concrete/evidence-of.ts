import type { ConcreteView } from './log.js';

/** What backs a step of a measure. `n`: the step; `words`: an address, or the name of a file that the house keeps. */
export interface BackedBy {
  n: number;
  kind: 'link' | 'file';
  words: string;
}

/** All that backs what a measure has come to, the latest first. Pure. */
export function evidenceOf({ steps }: Pick<ConcreteView, 'steps'>): BackedBy[] {
  return steps
    .flatMap(({ n, evidence }): BackedBy[] => {
      if (evidence === null) return [];
      return [{ n, kind: evidence.kind, words: evidence.kind === 'link' ? evidence.href : evidence.name }];
    })
    .reverse();
}
