import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { pageOf, type Measured } from './page.ts';

const RESULTS = 'docs/benchmarks.json';
const PAGE = 'docs/benchmarks.md';

/** The machine and the day, as they stand beside every section. */
export function onThisMachine(): string {
  const [core] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} cores (${core?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}`;
}

/** Puts what was measured in the place of what was kept of the same sections, and writes the page of all, in order. */
export async function keepResults(fresh: Record<string, Measured>, order: readonly string[]): Promise<void> {
  const kept = { ...(await keptResults()), ...fresh };
  const known = order.flatMap((name) => (kept[name] === undefined ? [] : [[name, kept[name]] as const]));
  await writeTidy(RESULTS, JSON.stringify(Object.fromEntries(known)));
  await writeTidy(PAGE, pageOf(known.map(([, measured]) => measured)));
}

async function keptResults(): Promise<Record<string, Measured>> {
  try {
    return JSON.parse(await readFile(RESULTS, 'utf8')) as Record<string, Measured>; // written above
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

async function writeTidy(path: string, text: string): Promise<void> {
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
