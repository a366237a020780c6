import type { Sensitivity } from './sensitivity.js';

/** The list whose absence moves the estimate by the largest factor, up or down. */
export function furthestWithout({ base, omit }: Sensitivity): { list: string; factor: number } | null {
  const { estimate: full } = base;
  if (full === null) return null;
  return omit.reduce<{ list: string; factor: number } | null>((most, { list, estimate }) => {
    if (estimate === null) return most;
    const factor = estimate / full;
    return most && Math.abs(Math.log(most.factor)) >= Math.abs(Math.log(factor)) ? most : { list, factor };
  }, null);
}
