import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ProjectExtension } from './project.ts';

const HOST = fileURLToPath(new URL('./host/', import.meta.url));
const BUILDER = fileURLToPath(new URL('../../../scripts/build-extension.mjs', import.meta.url));

/**
 * Builds the page of the workbench, and each extension with HubSpot's own builder, into a folder: the bundles are the
 * ones HubSpot would run. Throws with what the builder said when one does not build.
 */
export async function buildWorkbench(extensions: readonly ProjectExtension[], folder: string): Promise<void> {
  await Promise.all([buildHost(folder), ...extensions.map((extension) => buildExtension(extension, folder))]);
}

async function buildHost(outdir: string): Promise<void> {
  const shared = {
    bundle: true,
    outdir,
    jsx: 'automatic',
    target: 'es2022',
    // Small, and by that React's production build.
    minify: true,
    logLevel: 'error',
  } as const;
  await build({ ...shared, entryPoints: [join(HOST, 'page.tsx')], format: 'esm' });
  // A classic worker: bundles are loaded with importScripts, as HubSpot does.
  await build({ ...shared, entryPoints: [join(HOST, 'worker.ts')], format: 'iife' });
}

/** In a process of its own: the builder takes NODE_ENV from its environment and leaves its own behind. */
async function buildExtension({ uid, entry }: ProjectExtension, folder: string): Promise<void> {
  const child = spawn(process.execPath, [BUILDER, entry, join(folder, 'bundles', uid)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production' },
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`The extension ${uid} does not build:\n${out}${err}`);
}
