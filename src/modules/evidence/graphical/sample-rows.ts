import type { BitSource } from '../noise/random-bits.js';
import { below } from '../noise/uniform.js';
import { cellsOfSet, projection } from './junction-tree.js';
import type { GraphicalModel } from './model.js';

/** A number from 0 to 1, for rows drawn from a model that is private already: what is drawn here touches no data. */
export const fraction = (bits: BitSource): number => bits.word() / 2 ** 32;

/**
 * Draws rows from a model: each clique after its parent, each column given the columns before it in its clique. Rows that agree on those
 * are dealt to values in proportion, whole parts first and the rest by lot (randomized rounding, McKenna et al. 2019), so that the rows
 * are nearer to the model than rows drawn one by one.
 *
 * @returns a column of values from 0 for each variable
 */
export function sampleRows(model: GraphicalModel, rows: number, bits: BitSource): Uint16Array[] {
  const { sizes, tree } = model;
  const beliefs = model.infer();
  const columns = sizes.map(() => new Uint16Array(rows));
  for (const [at, { variables, separator }] of tree.cliques.entries()) {
    const belief = beliefs[at];
    if (!belief) continue;
    const given = [...separator];
    for (const variable of variables.filter((one) => !separator.includes(one))) {
      const order = [...given, variable];
      const map = projection(sizes, variables, order);
      const joint = new Float64Array(cellsOfSet(sizes, order));
      for (let cell = 0; cell < belief.length; cell += 1)
        joint[map[cell] as number] = (joint[map[cell] as number] as number) + (belief[cell] as number);
      deal(columns, given, variable, { joint, sizes, rows, bits });
      given.push(variable);
    }
  }
  return columns;
}

interface Dealing {
  joint: Float64Array;
  sizes: readonly number[];
  rows: number;
  bits: BitSource;
}

function deal(
  columns: Uint16Array[],
  given: readonly number[],
  variable: number,
  { joint, sizes, rows, bits }: Dealing,
): void {
  const groups = cellsOfSet(sizes, given);
  const keys = new Int32Array(rows);
  for (const one of given) {
    const size = sizes[one] ?? 1;
    const column = columns[one];
    for (let row = 0; row < rows; row += 1) keys[row] = (keys[row] as number) * size + (column?.[row] ?? 0);
  }
  // Rows by group: a counting sort.
  const starts = new Int32Array(groups + 1);
  for (let row = 0; row < rows; row += 1)
    starts[(keys[row] as number) + 1] = (starts[(keys[row] as number) + 1] as number) + 1;
  for (let group = 0; group < groups; group += 1)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const sorted = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const group = keys[row] as number;
    sorted[next[group] as number] = row;
    next[group] = (next[group] as number) + 1;
  }
  const size = sizes[variable] ?? 1;
  const target = columns[variable];
  const shares = new Float64Array(size);
  for (let group = 0; group < groups; group += 1) {
    const from = starts[group] as number;
    const members = sorted.subarray(from, starts[group + 1]);
    if (members.length === 0 || !target) continue;
    for (let value = 0; value < size; value += 1) shares[value] = joint[group * size + value] as number;
    const dealt = roundShares(shares, members.length, bits);
    shuffle(members, bits);
    let at = 0;
    for (let value = 0; value < size; value += 1)
      for (let left = dealt[value] as number; left > 0; left -= 1) {
        target[members[at] as number] = value;
        at += 1;
      }
  }
}

/** Whole numbers that sum to `count`, each the floor of its share or one more (systematic sampling of the rests). */
function roundShares(shares: Float64Array, count: number, bits: BitSource): Int32Array {
  let sum = 0;
  for (let value = 0; value < shares.length; value += 1) sum += shares[value] as number;
  const dealt = new Int32Array(shares.length);
  if (!(sum > 0)) {
    for (let left = count; left > 0; left -= 1) {
      const value = below(bits, shares.length);
      dealt[value] = (dealt[value] as number) + 1;
    }
    return dealt;
  }
  const offset = fraction(bits);
  let reached = 0;
  let given = 0;
  let last = 0;
  for (let value = 0; value < shares.length; value += 1) {
    const share = shares[value] as number;
    if (share <= 0) continue;
    last = value;
    reached += (share / sum) * count;
    const until = Math.min(count, Math.floor(reached + offset));
    dealt[value] = until - given;
    given = until;
  }
  dealt[last] = (dealt[last] as number) + (count - given);
  return dealt;
}

function shuffle(members: Int32Array, bits: BitSource): void {
  for (let at = members.length - 1; at > 0; at -= 1) {
    const other = below(bits, at + 1);
    const kept = members[at] as number;
    members[at] = members[other] as number;
    members[other] = kept;
  }
}
