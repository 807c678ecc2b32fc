import { expect, test } from 'vitest';
import { pageOf } from './page.ts';
import { atMost, inMb, type Section } from './section.ts';

const SECTION: Section = {
  title: 'Cards',
  about: 'A hundred a second.',
  rows: [{ run: 'files', wallMs: 60_000, requests: 6_000, refused: 0, timesBound: 1.064 }],
  promises: [atMost('memory of at most 400 MB', 412.4, 400, inMb)],
  notes: [],
};

test('the page names figures as they were measured, and says which promise was not kept', () => {
  const page = pageOf([{ on: '2026-11-02, 2 cores', section: SECTION }]);
  expect(page).toContain('_2026-11-02, 2 cores._');
  expect(page).toContain('| files | 60.00 s | 6000 | 0 | – | 1.06 × | – | – |');
  expect(page).toContain('| memory of at most 400 MB | 412 MB | **not kept** |');
});

test('what could not be measured keeps no promise', () => {
  expect(atMost('p99', undefined, 100)).toEqual({ promise: 'p99', figure: 'not measured', isKept: false });
  expect(atMost('p99', NaN, 100).isKept).toBe(false);
  expect(atMost('p99', 100, 100).isKept).toBe(true);
});
