/** A fraction of whole numbers, denominator above zero. */
export interface Rational {
  numerator: bigint;
  denominator: bigint;
}

export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [a, b] = [BigInt(numerator), BigInt(denominator)];
  if (b <= 0n) throw new RangeError('a denominator is above zero');
  const common = divisor(a < 0n ? -a : a, b);
  return { numerator: a / common, denominator: b / common };
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** The largest fraction with this denominator that is not above `value`. */
export function floorTo(value: number, denominator: bigint): Rational {
  return rational(scaled(value, denominator).floor, denominator);
}

/** The smallest fraction with this denominator that is not below `value`. */
export function ceilTo(value: number, denominator: bigint): Rational {
  const { floor, exact } = scaled(value, denominator);
  return rational(exact ? floor : floor + 1n, denominator);
}

/** A double is a fraction itself: the whole part of `value * denominator`, without rounding. */
function scaled(value: number, denominator: bigint): { floor: bigint; exact: boolean } {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`${value} is no amount`);
  let scale = 1n;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale *= 2n;
  }
  const product = BigInt(whole) * denominator;
  return { floor: product / scale, exact: product % scale === 0n };
}

export const toNumber = ({ numerator, denominator }: Rational): number => {
  // Both sides shortened to what a double holds, for figures that are shown.
  const shift = Math.max(0, numerator.toString(2).length - 1000, denominator.toString(2).length - 1000);
  return Number(numerator >> BigInt(shift)) / Number(denominator >> BigInt(shift));
};
