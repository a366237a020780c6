import type { Lang } from '../../../kernel/i18n/index.js';
import type { Finding } from '../cases/finding.js';
import { type Mapping, mappedName } from '../cases/mapping.js';
import { rhoOf } from '../noise/zcdp.js';

/** What a party holds of cases or of a table, without its rows. Pure. */

export const KINDS = ['cases', 'table'] as const;
export type DataSetKind = (typeof KINDS)[number];

/** What one row, or one count, stands for. */
export const COUNTING_RULES = ['persons', 'cases', 'events'] as const;
export type CountingRule = (typeof COUNTING_RULES)[number];

/** What must be known of numbers before anybody can read them; told beside each that is published. */
export interface About {
  name: string;
  /** Language of the words. */
  lang: Lang;
  /** Reference period, YYYY-MM-DD; null where it is not known. */
  from: string | null;
  to: string | null;
  countingRule: CountingRule;
  /** "persons detected", "convictions". */
  unit: string;
  source: string;
  /** Who is in it, and who is not. */
  coverage: string;
  /** What makes it differ from what it is meant to show. */
  biases: string;
}

/** Of a column: how many values it has, and how many rows say nothing. */
export interface ColumnShape {
  name: string;
  values: number;
  missing: number;
}

/** Decimals as they were given, and what follows from them in parts of 2^-60. */
export interface Budget {
  epsilon: string;
  delta: string;
  rho: bigint;
}

export interface DataSet {
  id: string;
  partyId: string;
  kind: DataSetKind;
  about: About;
  dictionary: string | null;
  mapping: Mapping;
  /** YYYY-MM-DD: its rows are shredded on this day at the latest. */
  keepUntil: string;
  budget: Budget;
  recipient: string;
  file: { name: string; bytes: number };
  rows: number;
  columns: readonly ColumnShape[];
  findings: readonly Finding[];
  state: 'bringing' | 'kept' | 'shredded';
  version: number;
  madeBy: string;
  madeAt: Date;
  shreddedAt: Date | null;
}

const PARTS = 2 ** 60;

/** Rho as whole parts of 2^-60, rounded down: never more than what was given. */
export const partsOf = (rho: number): bigint => BigInt(Math.floor(rho * PARTS));

/** @param parts of 2^-60 */
export const rhoFrom = (parts: bigint): number => Number(parts) / PARTS;

/**
 * What may be spent in all.
 *
 * @returns null where the decimals are none, or no budget: epsilon above 0 and at most 50, delta above 0 and below 1/1000.
 */
export function budgetOf(epsilon: string, delta: string): Budget | null {
  if (![epsilon, delta].every((text) => /^\d{1,4}(?:\.\d{1,12})?(?:e-\d{1,2})?$/iu.test(text))) return null;
  const [e, d] = [Number(epsilon), Number(delta)];
  if (!(e > 0 && e <= 50 && d > 0 && d < 1e-3)) return null;
  return { epsilon, delta, rho: partsOf(rhoOf(e, d)) };
}

/** Longest that raw rows are kept, in years. */
export const LONGEST_KEPT = 10;

/** Whether a day is one until which rows may be kept. */
export function mayKeepUntil(day: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(Date.parse(day))) return false;
  const last = `${Number(today.slice(0, 4)) + LONGEST_KEPT}${today.slice(4)}`;
  return day > today && day <= last;
}

/** Its columns in the words of the dictionary, as what is released has them. */
export const columnsInWords = ({ columns, mapping }: Pick<DataSet, 'columns' | 'mapping'>): string[] =>
  columns.flatMap(({ name }) => mappedName(mapping, name) ?? []);
