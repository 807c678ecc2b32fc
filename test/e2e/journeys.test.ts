import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench } from './open-workbench.ts';

let workbench: OpenWorkbench;
let page: Page;
let errors: string[];

beforeAll(async () => {
  workbench = await openWorkbench();
}, 180_000);

afterAll(() => workbench?.close());

beforeEach(async () => {
  ({ page, errors } = await workbench.newPage({ width: 1180, height: 900 }));
});

/** Opens an app page, as HubSpot's own address of it would. */
async function openPage(path: string): Promise<void> {
  await page.goto(`${workbench.served.workbenchUrl}/?view=pages&path=${encodeURIComponent(path)}`);
}

const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const picture = (name: string) => page.screenshot({ path: `out/pictures/${name}.png`, fullPage: true });
const askAgain = () => card().getByRole('button', { name: 'Try again' });
const card = () => page.getByRole('region', { name: 'Groundwork', exact: true });

async function faults(): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

async function openRecord(words: RegExp): Promise<void> {
  await page.goto(workbench.served.workbenchUrl);
  const select = page.getByRole('combobox', { name: 'Record' });
  const options = await select.locator('option').allTextContents();
  const label = options.find((one) => words.test(one));
  if (label === undefined) throw new Error(`no record like ${words} among: ${options.join(' | ')}`);
  await select.selectOption({ label });
  await card().waitFor();
}

describe('people at work', { timeout: 90_000 }, () => {
  it('somebody in sales says that a hypothesis does not fit a contact, and it is counted', async () => {
    await openRecord(/Part of 2/);
    await card().getByRole('link', { name: 'Start from the role' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: /This doesn’t fit/ }).click();
    await panel.getByRole('combobox').selectOption({ label: 'Wrong audience' });
    await panel.getByRole('button', { name: 'Send' }).click();
    await panel.getByText('Noted as not fitting: wrong audience').waitFor();
    await picture('hypothesis-panel');
    await panel.getByRole('link', { name: 'Open hypothesis' }).click();
    await heading('Start from the role').waitFor();
    await page.getByText('1 × wrong audience').waitFor();
    expect(errors).toEqual([]);
  });

  it('an editor says why for a segment nobody had explained, and the card tells of the draft', async () => {
    await openRecord(/No hypothesis yet/);
    await card().getByRole('link', { name: 'Say why' }).or(askAgain()).first().waitFor();
    // HubSpot has a second to tell the segments. A busy machine may need another, as it would with a person.
    if (await askAgain().isVisible()) await askAgain().click();
    await card().getByRole('link', { name: 'Say why' }).click();
    const panel = page.getByRole('dialog');
    await panel
      .getByRole('textbox', { name: 'Why does this segment exist?' })
      .fill(
        'We believe webinar guests forget us within a week because nobody writes to them. So we’ll send one summary.',
      );
    await panel.getByText(/What will change\?/).waitFor();
    await picture('say-why');
    await panel.getByRole('button', { name: 'Save as draft' }).click();
    await panel.waitFor({ state: 'detached' });
    await card().getByRole('link', { name: 'Draft' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('a marketer writes the sentence, is asked for the number, sees what can be learned, and starts it', async () => {
    await openPage('/hypotheses/new');
    await button('Take the example').click();
    await page.getByText(/What will change\? Which number moves/).waitFor();
    await picture('write-a-hypothesis');
    await button('Save as draft').click();
    await heading('Simplify their onboarding and deliver…').waitFor();
    await button('Look at the plan').click();
    const refusal = page.getByRole('alert').filter({ hasText: 'can’t be done as it stands' });
    await refusal.getByText(/target/).waitFor();

    await page
      .getByRole('combobox', { name: 'What is counted?' })
      .selectOption({ label: 'bought again (Number of orders)' });
    await page.getByRole('spinbutton', { name: 'Today, in 100' }).fill('12');
    await page.getByRole('spinbutton', { name: 'Target, in 100' }).fill('18');
    await page.getByLabel('Judged on').fill('2027-05-31');
    await page.getByRole('spinbutton', { name: 'About how many join in a week?' }).fill('40');
    await page.getByText('By 31 May 2027 you could see a jump', { exact: false }).waitFor();
    await button('Save').click();
    await page.getByText('From 12 to 18 in 100').or(page.getByText('12 to 18 in 100')).first().waitFor();

    await page.getByRole('searchbox').fill('First purchase');
    await page
      .getByRole('combobox', { name: 'Choose' })
      .selectOption({ label: 'Segment First purchase in the last 90 days: gets it' });
    await button('Attach').click();
    await page.getByRole('cell', { name: 'Gets it' }).waitFor();
    await picture('draft');
    await button('Look at the plan').click();
    await page.getByText(/finished contacts for a result/).waitFor();
    await picture('plan');
    await button('Start now').click();
    await page.getByText('Started: prediction, segments and workflows are fixed').waitFor();
    expect(errors).toEqual([]);
  });

  it('somebody in operations exempts two workflows with a reason and attaches three at once', async () => {
    await openPage('/workflows?grounding=ungrounded&isEnabled=true');
    const boxes = page.getByRole('checkbox');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await picture('workflows');
    await button('Exempt …').click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('textbox', { name: 'Why?' }).fill('A notice the contract asks for.');
    await panel.getByLabel('Until when?').fill('2027-01-31');
    await panel.getByRole('button', { name: 'Exempt' }).click();
    await page.getByText('Kept for 2 workflows.').waitFor();
    await boxes.nth(2).check();
    await boxes.nth(3).check();
    await boxes.nth(4).check();
    await button('Attach …').click();
    await panel.getByRole('combobox').selectOption({ label: 'One nudge is enough (Draft)' });
    await panel.getByRole('button', { name: 'Attach' }).click();
    await page.getByText('Kept for 3 workflows.').waitFor();
    const { exemptions, attachments } = await workbench.demo.store.judgements.all(workbench.demo.portalId);
    expect(exemptions.filter(({ until }) => until === '2027-01-31')).toHaveLength(2);
    const draft = (await workbench.demo.store.hypotheses.list(workbench.demo.portalId)).find(
      ({ slots }) => slots.title === 'One nudge is enough',
    );
    expect(
      attachments.filter(({ hypothesisId, by }) => hypothesisId === draft?.id && by === '1'),
    ).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it('a head of marketing reads a result in plain words and decides', async () => {
    await openPage('/hypotheses');
    await page.getByRole('link', { name: 'Bursts, not blasts' }).click();
    await page.getByText(/The target was reached: 17 in 100, and you had said 15/).waitFor();
    await page.getByRole('combobox', { name: 'Decision' }).waitFor();
    await picture('hypothesis');
    await page.getByRole('combobox', { name: 'Decision' }).selectOption({ label: 'Keep it' });
    await page.getByRole('textbox', { name: 'What did you learn?' }).fill('Less is more.');
    await button('Decide').click();
    await page.getByText('Keep it: Less is more.').waitFor();
    await openPage('/hypotheses?status=concluded');
    await page.getByRole('link', { name: 'Bursts, not blasts' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('an admin sees what would be written to records, switches it on, and removes it again', async () => {
    await page.goto(`${workbench.served.workbenchUrl}/?view=settings`);
    await page.getByText('Write results to records: off').waitFor();
    expect(await button('Switch on').isDisabled()).toBe(true);
    await button('Preview').click();
    await page.getByText(/^Now: [\d,]+ records would change\.$/).waitFor();
    await picture('settings');
    await button('Switch on').click();
    await page.getByText('Write results to records: on').waitFor();
    await button('Remove what was written').click();
    await page.getByText(/^Cleared on \d+ records\.$/).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('the pages', { timeout: 60_000 }, () => {
  it.each([
    ['/', 'Overview', /of last month’s automated emails had no hypothesis behind them/],
    ['/workflows', 'Workflows', 'Newsletter welcome 2023'],
    ['/segments', 'Segments', 'First purchase in the last 90 days'],
    ['/hypotheses', 'Hypotheses', 'Win-back discount'],
    ['/strategy', 'Strategy on a page', /We believe trial admins who work alone/],
    ['/hypotheses/new', 'Write a hypothesis', 'In a sentence'],
  ])('%s is there, and has no accessibility faults', async (path, title, words) => {
    await openPage(path);
    await heading(title).waitFor();
    await page.getByText(words).first().waitFor();
    if (path === '/') await picture('overview');
    expect(await faults()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('the settings have no accessibility faults', async () => {
    await page.goto(`${workbench.served.workbenchUrl}/?view=settings`);
    await page.getByText('Can read workflows.').waitFor();
    expect(await faults()).toEqual([]);
  });

  it('a workflow shows what it sends, how it comes to its hypothesis, and what contradicts it', async () => {
    await openPage('/workflows');
    await page.getByRole('link', { name: 'Onboarding by role' }).click();
    await page.getByText('Start from the role → Onboarding by role').waitFor();
    await page.getByText(/the last message of “Onboarding by role” leaves on day 45/).waitFor();
    await page.goBack();
    await heading('Workflows').waitFor();
    expect(errors).toEqual([]);
  });

  it('who may only look finds nothing to change', async () => {
    await page.goto(`${workbench.served.workbenchUrl}/?view=pages&user=2&path=/workflows`);
    await page.getByText('Newsletter welcome 2023').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.goto(`${workbench.served.workbenchUrl}/?view=settings&user=2`);
    await page.getByText(/You can look, not change/).waitFor();
    expect(await button(/Switch|Remove|Save/).count()).toBe(0);
  });

  it('a page says that our server did not answer, and can be asked again', async () => {
    await page.goto(`${workbench.served.workbenchUrl}/?view=pages&trouble=server_error`);
    await page.getByText('Our server didn’t answer. Your HubSpot data is fine.').waitFor();
    await button('Try again').click();
    await page.getByText('Our server didn’t answer. Your HubSpot data is fine.').waitFor();
    expect(errors).toEqual([]);
  });
});
