import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES } from './pages.ts';

interface Link {
  page: string;
  target: string;
}

/** Links of a page to places of the project; code blocks hold none. */
function linksOf(page: string): Link[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^\s*```.*?^\s*```/gms, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** Whether the file is there, and the heading of its fragment. */
function leadsSomewhere({ page, target }: Link): boolean {
  const [path = '', fragment = ''] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(file)) return false;
  return fragment === '' || anchorsOf(file).includes(fragment);
}

/** Headings as GitHub makes anchors of them. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages of the project', () => {
  it('are more than the README', () => expect(PAGES.length).toBeGreaterThan(40));

  it.each(PAGES)('%s links to nothing that is not there', (page) => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(link))).toEqual([]);
  });

  it('are told of a broken link', () => {
    expect(leadsSomewhere({ page: 'README.md', target: 'docs/nowhere.md' })).toBe(false);
    expect(leadsSomewhere({ page: 'README.md', target: '#no-such-heading' })).toBe(false);
    expect(leadsSomewhere({ page: 'README.md', target: '#licence' })).toBe(true);
  });
});
