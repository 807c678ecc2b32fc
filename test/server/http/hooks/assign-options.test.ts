import { expect, test } from 'vitest';
import {
  askOptions,
  type OptionsAsked,
  type StepOptions,
} from '../../../../src/sandbox/calls/workflow-step.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeSlots,
} from '../../../factories/hypotheses.ts';
import { hubspotFor, STEP } from '../../../helpers/caller.ts';
import { startTestServer, type TestServer } from '../../../helpers/server.ts';

const CONTACTS: OptionsAsked = { objectTypeId: '0-1' };
const titled = (number: number, title: string, overrides: Partial<Hypothesis> = {}): Hypothesis =>
  makeHypothesis({
    ...{ id: hypothesisId(number), slots: makeSlots({ title }), exposureSource: 'action', holdoutShare: 0.1 },
    ...overrides,
  });
const ask = (server: TestServer, asked: OptionsAsked = CONTACTS): Promise<StepOptions> =>
  askOptions(hubspotFor(server), STEP, asked);
const labels = ({ options }: StepOptions) => options.map(({ label }) => label);

test('offers what fits the workflow: counted from its step, of its object type, running or being prepared', async () => {
  const server = await startTestServer({
    hypotheses: [
      makeDraft({ id: hypothesisId(1), exposureSource: 'action', slots: makeSlots({ title: 'Prepared' }) }),
      titled(2, 'Running'),
      titled(3, 'About deals', { objectTypeId: '0-3' }),
      titled(4, 'By segment', { exposureSource: 'list', holdoutShare: null }),
      titled(5, 'Judged by people', { kind: 'reviewed' }),
      makeConcluded({ id: hypothesisId(6), exposureSource: 'action' }),
    ],
  });
  const page = await ask(server);
  expect(labels(page)).toEqual(['Running', 'Prepared (not started yet)']);
  expect(page).toMatchObject({ searchable: true });
  expect(page.after).toBeUndefined();
  expect(page.options[0]).toMatchObject({ value: hypothesisId(2) });
  expect(page.options[0]?.description).toMatch(/^10 in 100 held out\. We believe/);
  expect(labels(await ask(server, { objectTypeId: '0-3' }))).toEqual(['About deals']);
  expect(server.portal.requests.total(), 'requests to HubSpot').toBe(0);
});

test('finds by title, id and words of the sentence, however they are written', async () => {
  const other = makeSlots({ title: 'Win back', expectation: 'more of them return' });
  const hypotheses = [titled(1, 'Repeat'), titled(2, '', { slots: other })];
  const server = await startTestServer({ hypotheses });
  for (const search of ['REPEAT', hypothesisId(1), ' Second Purchases'])
    expect(labels(await ask(server, { ...CONTACTS, search }))).toEqual(['Repeat']);
  expect(labels(await ask(server, { ...CONTACTS, search: 'nothing like it' }))).toEqual([]);
});

test('gives more than fifty page by page, each once', async () => {
  const many = Array.from({ length: 120 }, (_, index) => titled(index + 1, `Number ${index}`));
  const server = await startTestServer({ hypotheses: many });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await ask(server, after === undefined ? CONTACTS : { ...CONTACTS, after });
    expect(page.options.length).toBeLessThanOrEqual(50);
    seen.push(...page.options.map(({ value }) => value));
    after = page.after;
  } while (after !== undefined);
  expect([...new Set(seen)]).toEqual(seen);
  expect(seen).toHaveLength(120);
});

test.each([
  ['an account that is not connected', { portalId: '999' }, /404.*not_connected/],
  ['whoever did not sign it', { secret: 'another' }, /401.*unsigned/],
])('refuses %s', async (_, overrides, refusal) => {
  const server = await startTestServer({ hypotheses: [titled(1, 'Second purchase')] });
  await expect(askOptions(hubspotFor(server, overrides), STEP, CONTACTS)).rejects.toThrow(refusal);
});

test('refuses a page that is none', async () => {
  const server = await startTestServer();
  await expect(ask(server, { ...CONTACTS, after: 'next' })).rejects.toThrow(/422.*invalid_request/);
});
