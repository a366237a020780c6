import { ceilTo, floorTo, type Rational, rational, toNumber } from './rational.js';

/** One thing that was drawn from the data, as the release tells it. */
export interface Mechanism {
  name: string;
  /** Standard deviation of the noise; null for a choice. */
  sigma: number | null;
  rho: number;
}

/** What a ledger holds, to be kept in a file. */
export interface LedgerState {
  /** In 2^-60 of rho. */
  spent: string;
  mechanisms: readonly Mechanism[];
}

/** Parts of rho that are counted: a cost is rounded up to the next, the budget down. */
const UNIT = 2n ** 60n;

/** Adds up what each mechanism costs in rho of zero-concentrated differential privacy, and refuses to spend more than there is. */
export class PrivacyLedger {
  readonly #budget: bigint;
  #spent = 0n;
  readonly mechanisms: Mechanism[] = [];

  /** @param state what was spent before a run was cut short */
  constructor(rho: number, state?: LedgerState) {
    this.#budget = unitsDown(floorTo(rho, UNIT));
    if (state) {
      this.#spent = BigInt(state.spent);
      this.mechanisms.push(...state.mechanisms);
    }
  }

  get state(): LedgerState {
    return { spent: this.#spent.toString(), mechanisms: [...this.mechanisms] };
  }

  get spent(): number {
    return toNumber(rational(this.#spent, UNIT));
  }

  get left(): number {
    return toNumber(rational(this.#budget - this.#spent, UNIT));
  }

  get budget(): number {
    return toNumber(rational(this.#budget, UNIT));
  }

  /** A Gaussian of this variance on counts of persons, each of whom stands in one cell: 1/(2 variance). @throws BudgetExceeded */
  spendGaussian(name: string, variance: Rational): void {
    this.#spend(
      { numerator: variance.denominator, denominator: 2n * variance.numerator },
      name,
      Math.sqrt(toNumber(variance)),
    );
  }

  /** A choice by the exponential mechanism: epsilon²/8. @throws BudgetExceeded */
  spendChoice(name: string, epsilon: Rational): void {
    this.#spend({ numerator: epsilon.numerator ** 2n, denominator: 8n * epsilon.denominator ** 2n }, name, null);
  }

  #spend({ numerator, denominator }: Rational, name: string, sigma: number | null): void {
    const cost = (numerator * UNIT + denominator - 1n) / denominator;
    if (this.#spent + cost > this.#budget) throw new BudgetExceeded(name);
    this.#spent += cost;
    this.mechanisms.push({ name, sigma, rho: toNumber(rational(cost, UNIT)) });
  }
}

/** A mechanism would cost more than is left: a fault of the program, which then draws nothing. */
export class BudgetExceeded extends Error {
  constructor(readonly mechanism: string) {
    super(`the budget does not allow ${mechanism}`);
    this.name = 'BudgetExceeded';
  }
}

const unitsDown = ({ numerator, denominator }: Rational): bigint => (numerator * UNIT) / denominator;

/** The smallest variance, in sixteenths, whose cost is not above rho. */
export function varianceFor(rho: number): Rational {
  return ceilTo(1 / (2 * rho), 16n);
}

/** The largest epsilon of a choice, in 2^20ths, whose cost is not above rho. */
export function choiceFor(rho: number): Rational {
  return floorTo(Math.sqrt(8 * rho), 2n ** 20n);
}
