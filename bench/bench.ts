/** One line of a benchmark: what was measured, beside what in the same run, and what was aimed at. */
export interface Figure {
  what: string;
  /** The figure with its unit, as it is to be read. */
  measured: string;
  /** What it stands beside in the same run; empty where a figure stands alone. */
  beside?: string;
  target?: string;
  met?: boolean;
}

/** A file `bench/NAME.bench.ts` exports one of these as `bench`. `run` returns null where what it needs is not at hand. */
export interface Bench {
  title: string;
  /** What is done, on what, in a sentence or two. */
  about: string;
  run(): Promise<Figure[] | null>;
}

/** CPU seconds (user and system) that `work` takes, and its result. */
export async function cpuSeconds<T>(work: () => T | Promise<T>): Promise<{ seconds: number; result: T }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}
