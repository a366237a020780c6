/**
 * Cholesky factor of a symmetric positive definite matrix (Golub & Van Loan 2013, section 4.2), in place: `matrix` holds the lower triangle by rows (stride p) and
 * is overwritten by L with L L' = matrix. False where the matrix is not positive definite to rounding.
 */
export function factorize(matrix: Float64Array, p: number): boolean {
  for (let i = 0; i < p; i += 1) {
    const row = i * p;
    for (let j = 0; j <= i; j += 1) {
      const other = j * p;
      let sum = matrix[row + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (matrix[row + k] as number) * (matrix[other + k] as number);
      if (i !== j) {
        matrix[row + j] = sum / (matrix[other + j] as number);
      } else {
        if (!(sum > 1e-14 * (matrix[row + i] as number)) || !Number.isFinite(sum)) return false;
        matrix[row + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Solves L z = vector in place (Golub & Van Loan 2013, section 3.1, as the next). */
export function solveLower(factor: Float64Array, p: number, vector: Float64Array): void {
  for (let i = 0; i < p; i += 1) {
    let sum = vector[i] as number;
    const row = i * p;
    for (let k = 0; k < i; k += 1) sum -= (factor[row + k] as number) * (vector[k] as number);
    vector[i] = sum / (factor[row + i] as number);
  }
}

/** Solves L' z = vector in place. */
export function solveUpper(factor: Float64Array, p: number, vector: Float64Array): void {
  for (let i = p - 1; i >= 0; i -= 1) {
    const value = (vector[i] as number) / (factor[i * p + i] as number);
    vector[i] = value;
    const row = i * p;
    for (let k = 0; k < i; k += 1) vector[k] = (vector[k] as number) - (factor[row + k] as number) * value;
  }
}
