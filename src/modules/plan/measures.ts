/**
 * The measures of the Global Plan: the paragraphs of the annex of A/RES/64/293, in five parts. Pure; what each asks, and of whom, the
 * register knows.
 */

/** What stands before the four pillars, and the pillars. */
export const PARTS = ['general', 'prevention', 'protection', 'prosecution', 'partnerships'] as const;
export type Part = (typeof PARTS)[number];

/** First and last paragraph of each part. */
const SPANS: Readonly<Record<Part, readonly [number, number]>> = {
  general: [1, 11],
  prevention: [12, 24],
  protection: [25, 42],
  prosecution: [43, 49],
  partnerships: [50, 61],
};

export const MEASURES: readonly number[] = PARTS.flatMap((part) => measuresOfPart(part));

export function measuresOfPart(part: Part): number[] {
  const [first, last] = SPANS[part];
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

export function isMeasure(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= SPANS.partnerships[1];
}

export function partOf(n: number): Part {
  return PARTS.find((part) => n <= SPANS[part][1]) ?? 'partnerships';
}

export function isPart(value: unknown): value is Part {
  return (PARTS as readonly unknown[]).includes(value);
}
