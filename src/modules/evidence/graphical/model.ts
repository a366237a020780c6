import { cellsOfSet, type JunctionTree, junctionTree, projection } from './junction-tree.js';
import { Propagation } from './propagate.js';

/** A noisy marginal: counts of persons with noise of a known variance. */
export interface Measurement {
  /** Rising. */
  columns: readonly number[];
  counts: Float64Array;
  variance: number;
}

/** Log weights of the sets of columns that were measured; a model is their sum, normalized. */
export type Weights = ReadonlyMap<string, Float64Array>;

export const keyOf = (columns: readonly number[]): string => columns.join(',');

/** A set of columns inside of its host: a larger factor that has all of them, or else the smallest such clique. */
interface Factor {
  key: string;
  columns: readonly number[];
  weights: Float64Array;
  marginal: Float64Array;
}

interface Hosted {
  factor: Factor;
  /** The factor that hosts this one; null where a clique does. */
  host: Hosted | null;
  clique: number;
  /** Cell of the factor for each cell of its host. */
  map: Int32Array;
  /** Its weights with those of all that it hosts. */
  sum: Float64Array;
}

/**
 * A distribution over all columns as a product of factors, with exact marginals by a junction tree (McKenna, Sheldon & Miklau 2019,
 * "Graphical-model based estimation and inference for differential privacy").
 */
export class GraphicalModel {
  readonly tree: JunctionTree;
  readonly factors: readonly Factor[];
  readonly #propagation: Propagation;
  /** Hosts come before those that they host. */
  readonly #hosted: Hosted[] = [];
  readonly #banned: (Uint8Array | null)[];

  /**
   * @param sets columns of each factor, rising
   * @param impossible sets of cells that nobody can stand in (structural zeros): 1 in `cells` for such a cell
   */
  constructor(
    readonly sizes: readonly number[],
    sets: readonly (readonly number[])[],
    weights: Weights = new Map(),
    impossible: readonly { columns: readonly number[]; cells: Uint8Array }[] = [],
  ) {
    this.tree = junctionTree(sizes, [...sets, ...impossible.map(({ columns }) => columns)]);
    this.#propagation = new Propagation(this.tree);
    this.factors = sets.map((columns) => {
      const key = keyOf(columns);
      const own = new Float64Array(cellsOfSet(sizes, columns));
      const known = weights.get(key);
      if (known) own.set(known);
      return { key, columns, weights: own, marginal: new Float64Array(own.length) };
    });
    for (const factor of this.factors.toSorted((a, b) => b.columns.length - a.columns.length))
      this.#hosted.push(this.#house(factor));
    this.#banned = this.tree.cliques.map(() => null);
    for (const { columns, cells } of impossible) {
      const { clique, map } = this.#place(columns);
      const banned = this.#banned[clique] ?? new Uint8Array(map.length);
      for (let cell = 0; cell < map.length; cell += 1) if (cells[map[cell] ?? 0]) banned[cell] = 1;
      this.#banned[clique] = banned;
    }
  }

  /** Small tables are summed from larger ones, and only those that nothing hosts from the tables of the cliques. */
  #house(factor: Factor): Hosted {
    const { columns, weights } = factor;
    let host: Hosted | null = null;
    for (const one of this.#hosted) {
      const holds = columns.every((column) => one.factor.columns.includes(column));
      if (holds && one.sum.length < (host?.sum.length ?? Number.POSITIVE_INFINITY)) host = one;
    }
    const sum = new Float64Array(weights.length);
    if (host) return { factor, host, clique: -1, map: projection(this.sizes, host.factor.columns, columns), sum };
    return { factor, host, ...this.#place(columns), sum };
  }

  /** The smallest clique that holds the columns. */
  #place(columns: readonly number[]): { clique: number; map: Int32Array } {
    let clique = -1;
    for (const [at, { variables, cells }] of this.tree.cliques.entries())
      if (columns.every((column) => variables.includes(column)))
        if (clique < 0 || cells < (this.tree.cliques[clique]?.cells ?? 0)) clique = at;
    const variables = this.tree.cliques[clique]?.variables;
    if (!variables) throw new RangeError(`no clique holds ${keyOf(columns)}`);
    return { clique, map: projection(this.sizes, variables, columns) };
  }

  /** Probabilities of each clique, from the weights as they are now; the array is used again by the next call. */
  infer(): readonly Float64Array[] {
    const { potentials, beliefs } = this.#propagation;
    for (const [at, potential] of potentials.entries()) {
      potential.fill(0);
      const banned = this.#banned[at];
      if (banned)
        for (let cell = 0; cell < banned.length; cell += 1)
          if (banned[cell]) potential[cell] = Number.NEGATIVE_INFINITY;
    }
    for (const { factor, sum } of this.#hosted) sum.set(factor.weights);
    for (const { host, clique, map, sum } of this.#hosted.toReversed()) {
      const into = host?.sum ?? potentials[clique];
      if (into) addThrough(into, sum, map);
    }
    this.#propagation.run();
    for (const { factor, host, clique, map } of this.#hosted) {
      const from = host?.factor.marginal ?? beliefs[clique];
      if (from) sumThrough(factor.marginal, from, map);
    }
    return beliefs;
  }

  /** Copies of the weights, for a model of another shape to begin with. */
  weights(): Map<string, Float64Array> {
    return new Map(this.factors.map(({ key, weights }) => [key, weights.slice()]));
  }
}

function addThrough(potential: Float64Array, weights: Float64Array, map: Int32Array): void {
  for (let cell = 0; cell < potential.length; cell += 1)
    potential[cell] = (potential[cell] as number) + (weights[map[cell] as number] as number);
}

function sumThrough(marginal: Float64Array, belief: Float64Array, map: Int32Array): void {
  marginal.fill(0);
  for (let cell = 0; cell < belief.length; cell += 1) {
    const into = map[cell] as number;
    marginal[into] = (marginal[into] as number) + (belief[cell] as number);
  }
}
