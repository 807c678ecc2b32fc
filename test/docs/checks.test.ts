import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECKS } from '../../src/core/hypotheses/checks/registry.ts';

const PAGE = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');

test('the page of checks lists each with the title and severity it has', () => {
  const rows = [...PAGE.matchAll(/^\| (H\d\d) +\| (.+?) +\| (error|warning|note) +\|/gm)];
  expect(rows.map(([, id, title, severity]) => ({ id, title, severity }))).toEqual(
    CHECKS.map(({ id, title, severity }) => ({ id, title, severity })),
  );
});
