import type { Act, DateMention, DocumentStatus, Lang, Warning } from '../reading.js';

/**
 * What changed between two texts: the shape printed by `concordance compare --json` (`concordance.compare/1`; in full in
 * `docs/compare.md`). Every array is always present. The same two readings always give the same comparison.
 */
export interface Comparison {
  schema: 'concordance.compare/1';
  old: Side;
  new: Side;
  /** `structure` where the texts are in different languages: no word is compared then, and `words` is empty throughout. */
  comparedBy: 'words' | 'structure';
  summary: Summary;
  /** In the order of the new text; what is gone stands after what came before it in the old one. */
  changes: Change[];
  /** Paragraphs that nearly say the same inside one text. */
  twins: { old: Twins[]; new: Twins[] };
  warnings: Warning[];
}

export interface Side {
  symbol: string | null;
  status: DocumentStatus;
  lang: Lang;
  title: string | null;
  /** YYYY-MM-DD */
  adopted: string | null;
  sha256: string;
}

export const CHANGE_KINDS = ['kept', 'reworded', 'moved', 'merged', 'split', 'gone', 'new'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  /** `moved` goes before `reworded`: a paragraph that did both is `moved`, and `words` say what changed in it. */
  kind: ChangeKind;
  /** None for `new`, several for `merged`. */
  old: ParagraphRef[];
  /** None for `gone`, several for `split`. */
  new: ParagraphRef[];
  /** 0 to 1: how much of the words, the rare ones above all, both sides share; 1 for `kept`. */
  similarity: number;
  /** The words of both sides in one row; empty for `kept`, `gone` and `new`. */
  words: WordRun[];
  acts: ActChange[];
  dates: DateChange[];
  citations: { gone: string[]; new: string[] };
}

export type Place = 'preambular' | 'operative' | 'annex';

export interface ParagraphRef {
  place: Place;
  /** Number of the annex. */
  annex: number | null;
  part: string | null;
  n: number;
  eId: string;
  /** The paragraph with its items, a line each. */
  text: string;
}

export interface WordRun {
  change: 'same' | 'gone' | 'new';
  /** As it stands in the text; `same` is the new text's spelling. */
  text: string;
}

export type ActFacts = Pick<Act, 'verb' | 'act' | 'addressees'>;

export interface ActChange {
  /**
   * `stronger` and `weaker` on the ladder of `strengthOf`; `different` where two acts stand on no common ladder;
   * `addressees` where only those asked have changed.
   */
  change: 'stronger' | 'weaker' | 'different' | 'addressees' | 'new' | 'gone';
  old: ActFacts | null;
  new: ActFacts | null;
  addressees: { gone: string[]; new: string[] };
}

export interface DateChange {
  /** A deadline or meeting moved, a recurrence became more or less frequent, or other facts of it changed. */
  change: 'later' | 'earlier' | 'more-often' | 'less-often' | 'different' | 'new' | 'gone';
  old: DateMention | null;
  new: DateMention | null;
}

export interface Summary {
  /** How many changes there are of each kind. */
  paragraphs: Record<ChangeKind, number>;
  /** Words (not punctuation) gone and new in paragraphs that are on both sides, and in those that are gone or new. */
  words: { gone: number; new: number };
  acts: Record<ActChange['change'], number>;
  dates: Record<DateChange['change'], number>;
}

/** Two paragraphs of one text that nearly say the same. */
export interface Twins {
  first: ParagraphRef;
  second: ParagraphRef;
  similarity: number;
}
