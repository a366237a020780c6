/** Primes below 2^26, so that a product of two residues is exact in double precision. */
const PRIMES = [67108859, 67108837];

/**
 * Rank of a matrix of small whole numbers, by which identifiability is settled (Chan, Silverman & Vincent 2021, section 3.4), exactly:
 * elimination modulo a prime (von zur Gathen & Gerhard 2013, Modern Computer Algebra, section 5.5) never shows more than the true rank,
 * and less only where the prime divides every largest minor, so the larger of two primes' ranks is taken. No tolerance is involved.
 */
export function rankOf(rows: ArrayLike<number>[], columns: number): number {
  const full = Math.min(rows.length, columns);
  let best = 0;
  for (const prime of PRIMES) {
    best = Math.max(best, rankModulo(rows, columns, prime));
    if (best === full) break;
  }
  return best;
}

function rankModulo(rows: ArrayLike<number>[], columns: number, prime: number): number {
  const work: Float64Array[] = rows.map((row) => Float64Array.from(row, (value) => ((value % prime) + prime) % prime));
  let rank = 0;
  for (let column = 0; column < columns && rank < work.length; column += 1) {
    const found = work.findIndex((row, k) => k >= rank && row[column] !== 0);
    if (found < 0) continue;
    const pivotRow = work[found] as Float64Array;
    work[found] = work[rank] as Float64Array;
    work[rank] = pivotRow;
    const inverse = invert(pivotRow[column] as number, prime);
    for (let k = rank + 1; k < work.length; k += 1) {
      const row = work[k] as Float64Array;
      if (row[column] === 0) continue;
      const factor = ((row[column] as number) * inverse) % prime;
      for (let c = column; c < columns; c += 1) {
        const value = ((row[c] as number) - ((factor * (pivotRow[c] as number)) % prime)) % prime;
        row[c] = value < 0 ? value + prime : value;
      }
    }
    rank += 1;
  }
  return rank;
}

/** Inverse modulo a prime by Fermat: value^(prime - 2). */
function invert(value: number, prime: number): number {
  let result = 1;
  let base = value;
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
