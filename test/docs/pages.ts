import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const ARGS = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];

/** Paths of every page of the project, tracked or about to be. */
export const PAGES: readonly string[] = execFileSync('git', ARGS, { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
