import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openDemo, type DemoAccount, type DemoSize } from '../../src/server/commands/demo/open-demo.ts';
import { replayPlan } from '../../src/server/commands/demo/replay-plan.ts';
import { serveDemo, type ServedDemo } from '../../src/server/commands/demo/stay-up.ts';
import { readConfig } from '../../src/server/config.ts';
import { openLogs } from '../../src/server/log.ts';
import { runAudit } from '../../src/server/use-cases/audit/run-audit.ts';
import { openBrowser } from '../helpers/browser.ts';

const ENDS_AT = Date.parse('2026-11-24T09:00:00.000Z');

export interface OpenWorkbench {
  demo: DemoAccount;
  served: ServedDemo;
  /** A fresh page in a browser of its own cookies; what it throws is collected. */
  newPage(size: { width: number; height: number }): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/** The demo account after its past and an audit, its workbench, and a browser to look at it. */
export async function openWorkbench(): Promise<OpenWorkbench> {
  const demo = await openAccount({});
  await replayPlan(demo, () => undefined);
  return showInBrowser(demo);
}

/** An account of so many workflows after its first audit, in which nobody has written a hypothesis yet. */
export async function openLargeWorkbench(workflows: number): Promise<OpenWorkbench> {
  const demo = await openAccount({ workflows });
  demo.moveTo(demo.endsAt);
  return showInBrowser(demo);
}

function openAccount(size: DemoSize): Promise<DemoAccount> {
  const config = readConfig({});
  if (!config.ok) throw new Error('an empty environment is a valid one');
  const settings = { config: config.config, endsAt: ENDS_AT, wallClock: Date.now, note: () => undefined };
  return openDemo(size, settings);
}

async function showInBrowser(demo: DemoAccount): Promise<OpenWorkbench> {
  await runAudit({ ...demo, progress: () => undefined }, { portalId: demo.portalId });
  const served = await serveDemo(demo, {
    port: 0,
    sleep: (ms) => sleep(ms),
    logs: openLogs({ all: 'silent' }, () => undefined),
  });
  const browser: Browser = await openBrowser();
  let context: BrowserContext | null = null;
  return {
    demo,
    served,
    async newPage(viewport) {
      await context?.close();
      context = await browser.newContext({ viewport });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      return { page, errors };
    },
    async close() {
      await browser.close();
      await served.close();
      await demo.close();
    },
  };
}
