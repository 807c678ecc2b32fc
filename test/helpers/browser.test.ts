import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';

const none = () => Promise.reject(new Error('not for this system'));

describe('the browser of the tests', () => {
  it('comes as a package on Linux', async () => {
    const packaged = () => Promise.resolve('/tmp/chromium');
    expect(await browserPath({ platform: 'linux', installed: [], packaged })).toBe('/tmp/chromium');
  });

  it('is an installed one elsewhere', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'groundwork-browser-')), 'chrome');
    await writeFile(path, '');
    expect(await browserPath({ platform: 'darwin', installed: ['/nowhere', path], packaged: none })).toBe(
      path,
    );
  });

  it('that is missing fails with what to install', async () => {
    const looking = browserPath({ platform: 'darwin', installed: ['/nowhere/chrome'], packaged: none });
    await expect(looking).rejects.toThrow(/No browser was found.*\/nowhere\/chrome.*Install Google Chrome/);
  });
});
