import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLargeWorkbench, type OpenWorkbench } from './open-workbench.ts';

const WORKFLOWS = 5_000;
let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openLargeWorkbench(WORKFLOWS);
}, 300_000);

afterAll(() => workbench?.close());

it(
  'an account of 5,000 workflows is looked through page by page, searched and sorted',
  { timeout: 90_000 },
  async () => {
    const { page, errors } = await workbench.newPage({ width: 1180, height: 900 });
    const rows = () => page.getByRole('row').count();
    await page.goto(`${workbench.served.workbenchUrl}/?view=pages&path=/workflows`);
    await page.getByText('1–25 of 5,000', { exact: true }).waitFor();
    expect(await rows()).toBe(26);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('26–50 of 5,000', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Workflow', exact: true }).click();
    await page.getByText('1–25 of 5,000', { exact: true }).waitFor();
    const search = page.getByRole('searchbox', { name: 'Search by name' });
    await search.fill('Newsletter welcome 2023');
    await search.blur();
    await page.getByRole('link', { name: 'Newsletter welcome 2023', exact: true }).first().waitFor();
    expect(errors).toEqual([]);
  },
);
