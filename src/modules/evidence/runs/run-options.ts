import type { Lang } from '../../../kernel/i18n/index.js';
import type { Domain } from '../cases/case-table.js';
import type { Rule } from '../synthesize/structural-zeros.js';

/** What is to be made of the rows of a data set, as it was asked for. Nothing in it comes from the rows. */
export type RunOptions = {
  titles: Partial<Record<Lang, string>>;
  licence: string;
  /** Slug of the release that is corrected. */
  corrects: string | null;
  generated: boolean;
} & RunMethod;

export type RunMethod =
  /** Persons counted by columns; no count below k is shown or can be worked out. */
  | { method: 'k'; by: readonly string[]; k: number }
  /** Persons counted by columns; counts changed by the key of their cell. */
  | { method: 'cellkey'; by: readonly string[]; most: number; variance: number; least: number }
  /** Persons counted by columns of a public domain, with exact Laplace noise. */
  | { method: 'dp'; by: readonly string[]; epsilon: string; domain: Domain }
  /** A table as it was brought, with what would give suppressed cells away withheld. */
  | { method: 'protected' }
  /** Synthetic records with differential privacy. */
  | {
      method: 'aim' | 'mst';
      columns: readonly string[];
      epsilon: string;
      delta: string;
      domain: Domain;
      /** What cannot be, by definition. Runs that were begun before there were rules have none. */
      rules?: readonly Rule[];
    };

/** Synthetic records, which a thread makes. */
export type SynthesisOptions = Extract<RunOptions, { method: 'aim' | 'mst' }>;

/** What is paid from the budget. */
export type PrivateOptions = Extract<RunOptions, { method: 'aim' | 'mst' | 'dp' }>;

export const isSynthesis = (options: RunOptions): options is SynthesisOptions =>
  options.method === 'aim' || options.method === 'mst';

export const isPrivate = (options: RunOptions): options is PrivateOptions =>
  isSynthesis(options) || options.method === 'dp';
