import type { Concept } from '../concepts.js';

/** The phrases of one language for what commitments speak of; how they are written stands in `phrase.ts`. */
export type FilingLexicon = Readonly<Record<Concept, readonly string[]>>;
