import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServedDemo } from '../../src/server/commands/demo/stay-up.ts';
import { openWorkbench, type OpenWorkbench } from './open-workbench.ts';

let workbench: OpenWorkbench;
let served: ServedDemo;
let page: Page;
let errors: string[];

beforeAll(async () => {
  workbench = await openWorkbench();
  served = workbench.served;
}, 180_000);

afterAll(() => workbench?.close());

beforeEach(async () => {
  ({ page, errors } = await workbench.newPage({ width: 1180, height: 440 }));
});

const card = () => page.getByRole('region', { name: 'Groundwork', exact: true });

async function open(query = ''): Promise<void> {
  await page.goto(`${served.workbenchUrl}/${query}`);
  await card().waitFor();
}

/** Chooses a record of the bar whose words match. */
async function choose(words: RegExp): Promise<void> {
  const select = page.getByRole('combobox', { name: 'Record' });
  const options = await select.locator('option').allTextContents();
  const label = options.find((one) => words.test(one));
  if (label === undefined) throw new Error(`no record like ${words} among: ${options.join(' | ')}`);
  await select.selectOption({ label });
  await page.waitForLoadState();
  await card().waitFor();
}

describe('the record card in a browser, as HubSpot runs it', () => {
  it('says which hypotheses the contact is part of, what we expect, and what to mind in sales', async () => {
    await open();
    await choose(/Part of 2/);
    await card().getByText('Part of 2: 1 running, 1 finished').waitFor();
    await card()
      .getByText(/We expect: more admins who are onboarded/)
      .waitFor();
    await card()
      .getByText(/^Sales: /)
      .first()
      .waitFor();
    await page.screenshot({ path: 'out/pictures/record-card.png', fullPage: true });
    expect(errors).toEqual([]);
  });

  it('opens the sentence of a hypothesis in a panel and closes it again', async () => {
    await open();
    await card().getByRole('link').first().click();
    const panel = page.getByRole('dialog');
    await panel
      .getByText(/We believe|We expect/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('names the segments that are written to without a reason', async () => {
    await open();
    await choose(/No hypothesis yet/);
    await card()
      .getByText('1 segment here is used to write to this contact. Nobody has written down why.')
      .waitFor();
    await card().getByText('Webinar sign-ups').waitFor();
    expect(errors).toEqual([]);
  });

  it.each([
    ['Company', /Company: /],
    ['Deal', /Deal: /],
  ])('stands on a %s too', async (kind, words) => {
    await open();
    await choose(words);
    await card()
      .getByText(/Nothing to explain here|No hypothesis/)
      .waitFor();
    expect(await page.locator('.wb-kind').textContent()).toBe(kind);
  });

  it('says that our server did not answer, and can be asked again', async () => {
    await open('?trouble=server_error');
    const failure = card().getByRole('alert');
    await failure.getByText('Our server didn’t answer. Your HubSpot data is fine.').waitFor();
    await failure.getByRole('button', { name: 'Try again' }).click();
    await failure.waitFor();
    expect(errors).toEqual([]);
  });

  it('shows that it is still looking while the network is slow', async () => {
    await open('?trouble=slow');
    await card().getByText('Still looking …').waitFor({ state: 'attached' });
    await card()
      .getByText(/Part of|No hypothesis/)
      .first()
      .waitFor();
  });

  it('has no accessibility faults', async () => {
    await open();
    await card()
      .getByText(/Part of/)
      .waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('the way to the server', () => {
  const ask = (body: object) =>
    fetch(`${served.workbenchUrl}/workbench/hubspot-fetch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'GET', headers: {}, user: 1, trouble: 'none', ...body }),
    }).then((response) => response.json() as Promise<{ status: number; body: string }>);

  it('is open to signed requests only', async () => {
    expect((await fetch(`${served.serverUrl}/api/overview`)).status).toBe(401);
    const signed = await ask({ url: 'https://groundwork.example/api/settings' });
    expect(signed.status).toBe(200);
    expect(JSON.parse(signed.body)).toMatchObject({ you: { userId: '1', mayEdit: true } });
  });

  it('tells people apart by who looks on', async () => {
    const viewer = await ask({ url: 'https://groundwork.example/api/settings', user: 2 });
    expect(JSON.parse(viewer.body)).toMatchObject({ you: { userId: '2', mayEdit: false } });
    const change = { url: 'https://groundwork.example/api/settings/writes', method: 'PUT', user: 2 };
    expect((await ask({ ...change, body: { enabled: true } })).status).toBe(403);
  });

  it.each([
    ['an address the project does not permit', { url: 'https://elsewhere.example/x' }, 403],
    ['an address without https', { url: 'http://groundwork.example/x' }, 400],
    [
      'a header HubSpot does not pass on',
      { url: 'https://groundwork.example/x', headers: { 'x-request-id': '1' } },
      400,
    ],
  ])('is closed to %s', async (_what, body, status) => {
    expect((await ask(body)).status).toBe(status);
  });
});
