import type { JunctionTree, TreeClique } from './junction-tree.js';

/**
 * Belief propagation on a junction tree in log space, on arrays that are kept from one call to the next.
 *
 * `run` takes unnormalized log potentials of the cliques and leaves their marginal probabilities, which agree on all separators.
 */
export class Propagation {
  /** Log potentials before `run`; used up by it. */
  readonly potentials: Float64Array[];
  /** Marginal probabilities of each clique after `run`. */
  readonly beliefs: Float64Array[];
  readonly #up: Float64Array[];
  readonly #down: Float64Array[];
  readonly #peaks: Float64Array[];

  constructor(readonly tree: JunctionTree) {
    this.potentials = tree.cliques.map(({ cells }) => new Float64Array(cells));
    this.beliefs = tree.cliques.map(({ cells }) => new Float64Array(cells));
    this.#up = tree.cliques.map(({ separatorCells }) => new Float64Array(separatorCells));
    this.#down = tree.cliques.map(({ separatorCells }) => new Float64Array(separatorCells));
    this.#peaks = tree.cliques.map(({ separatorCells }) => new Float64Array(separatorCells));
  }

  run(): void {
    const { cliques } = this.tree;
    for (let at = cliques.length - 1; at > 0; at -= 1) this.#collect(at, cliques[at]);
    for (const [at, clique] of cliques.entries()) this.#distribute(at, clique);
  }

  /** Sends what a clique knows about its separator to its parent: a log of a sum of exponentials for each cell of the separator. */
  #collect(at: number, clique: TreeClique | undefined): void {
    const own = this.potentials[at];
    const [message, peak] = [this.#up[at], this.#peaks[at]];
    const parent = clique && this.potentials[clique.parent];
    if (!clique || !own || !message || !peak || !parent) return;
    const { toSeparator, parentToSeparator } = clique;
    peak.fill(Number.NEGATIVE_INFINITY);
    for (let cell = 0; cell < own.length; cell += 1) {
      const into = toSeparator[cell] as number;
      const value = own[cell] as number;
      if (value > (peak[into] as number)) peak[into] = value;
    }
    message.fill(0);
    for (let cell = 0; cell < own.length; cell += 1) {
      const into = toSeparator[cell] as number;
      const value = own[cell] as number;
      if (value > Number.NEGATIVE_INFINITY)
        message[into] = (message[into] as number) + Math.exp(value - (peak[into] as number));
    }
    for (let cell = 0; cell < message.length; cell += 1)
      message[cell] =
        (message[cell] as number) > 0
          ? Math.log(message[cell] as number) + (peak[cell] as number)
          : Number.NEGATIVE_INFINITY;
    for (let cell = 0; cell < parent.length; cell += 1)
      parent[cell] = (parent[cell] as number) + (message[parentToSeparator[cell] as number] as number);
  }

  /** Takes what the parent knows about the separator in place of what was sent up, and makes probabilities of it all. */
  #distribute(at: number, clique: TreeClique): void {
    const own = this.potentials[at];
    const belief = this.beliefs[at];
    if (!own || !belief) return;
    const above = this.beliefs[clique.parent];
    const [up, down] = [this.#up[at], this.#down[at]];
    if (clique.parent < 0 || !above || !up || !down) {
      normalizeInto(own, belief);
      return;
    }
    const { toSeparator, parentToSeparator } = clique;
    down.fill(0);
    for (let cell = 0; cell < above.length; cell += 1) {
      const into = parentToSeparator[cell] as number;
      down[into] = (down[into] as number) + (above[cell] as number);
    }
    for (let cell = 0; cell < down.length; cell += 1)
      down[cell] =
        (down[cell] as number) > 0 ? Math.log(down[cell] as number) - (up[cell] as number) : Number.NEGATIVE_INFINITY;
    for (let cell = 0; cell < own.length; cell += 1)
      belief[cell] = Math.exp((own[cell] as number) + (down[toSeparator[cell] as number] as number));
  }
}

function normalizeInto(logs: Float64Array, belief: Float64Array): void {
  let peak = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < logs.length; cell += 1) if ((logs[cell] as number) > peak) peak = logs[cell] as number;
  let sum = 0;
  for (let cell = 0; cell < logs.length; cell += 1) {
    const value = Math.exp((logs[cell] as number) - peak);
    belief[cell] = value;
    sum += value;
  }
  for (let cell = 0; cell < logs.length; cell += 1) belief[cell] = (belief[cell] as number) / sum;
}
