import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Every module reached from a file, by its import statements. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
    if (from.startsWith('.')) reached(join(dirname(file), from), seen);
    else seen.add(from);
  }
  return seen;
}

it.each(['src/core/outcomes/planning/feasibility-words.ts', 'src/core/outcomes/planning/feasibility.ts'])(
  '%s runs in a form on every keystroke: it brings no distributions with it',
  (file) => {
    const modules = [...reached(file)];
    expect(modules.length).toBeGreaterThan(3);
    expect(modules.filter((name) => name.startsWith('@stdlib/') || name.includes('/statistics/'))).toEqual(
      [],
    );
  },
);

it('the statistics bring them, so that this test would notice', () => {
  const modules = [...reached('src/core/outcomes/verdict/lift.ts')];
  expect(modules.some((name) => name.startsWith('@stdlib/'))).toBe(true);
});
