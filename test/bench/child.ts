import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a measured process reports: its own figures, and the most memory it ever held. */
export type Figures = Record<string, number>;

/**
 * Runs one module of this folder as a process of its own, so that its memory is its own, and answers the figures it
 * printed. `heapMb` is where Node has to collect garbage at the latest. Throws when it fails.
 */
export async function measured(
  module: string,
  options: Record<string, unknown>,
  heapMb: number | null = null,
): Promise<Figures> {
  const path = fileURLToPath(new URL(`./${module}.ts`, import.meta.url));
  const heap = heapMb === null ? [] : [`--max-old-space-size=${heapMb}`];
  const child = spawn(process.execPath, [...heap, '--import', 'tsx', path, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`${module} ended with ${String(code)}`);
  return JSON.parse(printed) as Figures; // printed by `report` below
}

/** What a measured process was asked for. */
export function asked<Options>(): Options {
  return JSON.parse(process.argv[2] ?? '{}') as Options; // written by `measured` above
}

/** Prints the figures of this process, with its peak memory in MB. */
export function report(figures: Figures): void {
  process.stdout.write(JSON.stringify({ ...figures, peakMb: process.resourceUsage().maxRSS / 1024 }));
}
