/** A part of the bench: what was run, and what came of what Groundwork promises. Plain data, so that it can be kept. */
export interface Section {
  title: string;
  /** What was done, in a sentence or two. */
  about: string;
  rows: Row[];
  promises: Promised[];
  /** What the rows do not tell. */
  notes: string[];
}

/** One run. A figure that was not taken, or says nothing here, is left out. */
export interface Row {
  run: string;
  wallMs?: number;
  requests?: number;
  /** Answers with 429. */
  refused?: number;
  /** The most memory that the process doing the work ever held, in MB. */
  peakMb?: number;
  /** Wall time ÷ what the rate limit allows for these requests. */
  timesBound?: number;
  /** Time of the plain loop for one unit ÷ ours. */
  timesPlain?: number;
  /** Time for one unit at this size ÷ at a tenth of it. */
  growth?: number;
}

export interface Promised {
  promise: string;
  /** What was measured. */
  figure: string;
  isKept: boolean;
}

/** A promise to stay at or below a figure; what could not be measured keeps none. */
export function atMost(
  promise: string,
  figure: number | undefined,
  most: number,
  spell: (figure: number) => string = String,
): Promised {
  const isKept = figure !== undefined && figure <= most;
  return { promise, figure: figure === undefined ? 'not measured' : spell(figure), isKept };
}

export function inSeconds(ms: number | undefined): string {
  return `${((ms ?? NaN) / 1000).toFixed(2)} s`;
}

export function inMs(ms: number): string {
  return `${Math.round(ms)} ms`;
}

export function inMb(mb: number): string {
  return `${Math.round(mb)} MB`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

/** What the rate limit allows for so many requests, in milliseconds. */
export function allowedMs(requests: number | undefined, rate: { max: number; intervalMs: number }): number {
  return ((requests ?? NaN) * rate.intervalMs) / rate.max;
}
