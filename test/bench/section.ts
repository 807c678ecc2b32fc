/** A part of the bench: its figures in words, and the promises that were not kept. */
export interface Section {
  title: string;
  lines: string[];
  broken: string[];
}

/** Names of the promises that do not hold. */
export function brokenOf(promises: Record<string, boolean>): string[] {
  return Object.entries(promises).flatMap(([promise, holds]) => (holds ? [] : [promise]));
}

export function inSeconds(ms: number | undefined): string {
  return `${((ms ?? NaN) / 1000).toFixed(2)} s`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(1)} ×`;
}
