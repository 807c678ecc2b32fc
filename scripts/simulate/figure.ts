/** One simulated number beside the one it is held against, both in percent. */
export interface Figure {
  what: string;
  got: number;
  expected: string;
  isInRange: boolean;
}

export interface Section {
  title: string;
  about: string;
  figures: Figure[];
}

/** A share of runs (0–1) that has to lie in a range, in percent. */
export function within(what: string, share: number, low: number, high: number): Figure {
  const got = share * 100;
  return { what, got, expected: `${low} to ${high}`, isInRange: got >= low && got <= high };
}

/** A share of runs held against a published one (percent), which was simulated too: three standard errors of both. */
export function near(what: string, share: number, published: number, runs: number): Figure {
  const p = Math.min(0.99, Math.max(0.01, published / 100));
  const margin = 100 * 3 * Math.sqrt((2 * p * (1 - p)) / runs);
  const got = share * 100;
  return {
    what,
    got,
    expected: `${published} ± ${margin.toFixed(1)}`,
    isInRange: Math.abs(got - published) <= margin,
  };
}
