import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench } from './open-workbench.ts';

/** Writes to customers, and nobody has said why. */
const WORKFLOW = 'Newsletter welcome 2023';

let workbench: OpenWorkbench;
let page: Page;
let errors: string[];

beforeAll(async () => {
  workbench = await openWorkbench();
  ({ page, errors } = await workbench.newPage({ width: 1180, height: 900 }));
}, 180_000);

afterAll(() => workbench?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const openPage = (path: string) =>
  page.goto(`${workbench.served.workbenchUrl}/?view=pages&path=${encodeURIComponent(path)}`);

/** Somebody writes a hypothesis that counts from the step and holds half of the people out, and starts it. */
async function startHypothesis(): Promise<void> {
  await openPage('/hypotheses/new');
  await button('Take the example').click();
  await button('Save as draft').click();
  await page
    .getByRole('combobox', { name: 'How do people join?' })
    .selectOption({ label: 'By the workflow step “Assign to hypothesis”' });
  await page.getByRole('spinbutton', { name: 'Held out, in 100' }).fill('50');
  await page
    .getByRole('combobox', { name: 'What is counted?' })
    .selectOption({ label: 'bought again (Number of orders)' });
  await page.getByRole('spinbutton', { name: 'Today, in 100' }).fill('12');
  await page.getByRole('spinbutton', { name: 'Target, in 100' }).fill('30');
  await page.getByLabel('Judged on').fill('2027-05-31');
  await button('Save').click();
  await page.getByText('It can be tested.').waitFor();
  await page.getByRole('searchbox').fill('Ask for a referral');
  await page.getByRole('combobox', { name: 'Choose' }).selectOption({ label: 'Workflow Ask for a referral' });
  await button('Attach').click();
  await page.getByRole('cell', { name: 'Carries it' }).waitFor();
  await button('Look at the plan').click();
  await button('Start now').click();
  await page.getByText('Started: prediction, segments and workflows are fixed').waitFor();
}

it(
  'our step is set up in the workflow editor and run, and the audit then finds the workflow’s hypothesis',
  { timeout: 120_000 },
  async () => {
    await startHypothesis();
    await page.goto(`${workbench.served.workbenchUrl}/?view=step`);
    await page.getByRole('combobox', { name: 'Workflow' }).selectOption({ label: WORKFLOW });
    await page.getByRole('searchbox', { name: 'Search' }).fill('simplify');
    await page.getByRole('radio', { name: /Simplify their onboarding.*50 in 100 held out/ }).check();
    await button('Save the step').click();
    await page.getByText('The workflow has the step.').waitFor();
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 8)) await box.check();
    await button('Run the step').click();
    await page.getByRole('cell', { name: 'treatment' }).first().waitFor();
    await page.getByRole('cell', { name: 'control' }).first().waitFor();
    await page.screenshot({ path: 'out/pictures/workflow-step.png', fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    const { store, portalId } = workbench.demo;
    const started = (await store.hypotheses.list(portalId)).find(
      ({ exposureSource }) => exposureSource === 'action',
    );
    expect(await store.ledger.count(portalId, started?.id ?? '')).toBe(8);
    await button('Run the step').click();
    await page.getByRole('cell', { name: 'treatment' }).first().waitFor();
    expect(await store.ledger.count(portalId, started?.id ?? '')).toBe(8);

    await openPage('/');
    await button('Audit now').click();
    await button('Audit now').waitFor();
    await openPage(`/workflows?query=${encodeURIComponent(WORKFLOW)}`);
    await page.getByRole('cell', { name: 'Has a hypothesis' }).waitFor();
    expect(errors).toEqual([]);
  },
);
