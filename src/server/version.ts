import { readFileSync } from 'node:fs';

/** The version of Groundwork, as in package.json. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string }; // our own package.json, always with a version
  return version;
}
