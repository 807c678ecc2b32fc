/** Sufficient statistics of a mean; `variance` is the sample's, with n − 1. */
export interface Sample {
  n: number;
  mean: number;
  variance: number;
}

/** From the sums a reader keeps while it streams over values. */
export function sampleFromSums(sums: { n: number; sum: number; sumOfSquares: number }): Sample {
  const { n, sum, sumOfSquares } = sums;
  const mean = sum / n;
  // Rounding can leave a residue below 0 when all values are the same.
  return { n, mean, variance: Math.max(0, (sumOfSquares - sum * mean) / (n - 1)) };
}

/** At least two values, and finite numbers. */
export function isSampled({ n, mean, variance }: Sample): boolean {
  return Number.isInteger(n) && n >= 2 && Number.isFinite(mean) && Number.isFinite(variance) && variance >= 0;
}

/** Unpooled standard error of a difference of means. */
export function standardErrorOf(treatment: Sample, control: Sample): number {
  return Math.sqrt(treatment.variance / treatment.n + control.variance / control.n);
}
