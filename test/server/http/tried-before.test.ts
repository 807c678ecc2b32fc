import { expect, test } from 'vitest';
import { HypothesisPage } from '../../../src/core/contract/hypothesis-page.ts';
import { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { hypothesisId, makeConcluded, makeDraft } from '../../factories/hypotheses.ts';
import { PORTAL_ID, startTestServer } from '../../helpers/server.ts';
import { checkOf } from '../../core/hypotheses/check-of.ts';
import { answerOf } from './answers.ts';

const SAME =
  'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding and deliver value in bursts.';

test('a statement is held against what the portal has tried, and a draft against the others', async () => {
  const tried = makeConcluded({ id: hypothesisId(1) });
  const draft = makeDraft({ id: hypothesisId(2) });
  const server = await startTestServer({ hypotheses: [tried, draft] });
  const before = await server.digest();

  const linted = await answerOf(
    await server.ask('POST', '/api/lint', { body: { statement: SAME } }),
    LintReport,
  );
  expect(linted).toMatchObject({ schema: 'groundwork.lint/1', checksVersion: expect.any(String) });
  expect(checkOf('H18', linted)).toMatchObject({
    status: 'fail',
    message: expect.stringContaining(
      `This was tried before: “Second purchase” (${tried.id}), target reached`,
    ),
  });

  const page = await answerOf(await server.ask('GET', `/api/hypotheses/${draft.id}`), HypothesisPage);
  expect(checkOf('H18', page.lint).message).toContain(tried.id);
  expect(await server.digest()).toBe(before);
});

test('a hypothesis that is rewritten is not its own double', async () => {
  const draft = makeDraft({ id: hypothesisId(2) });
  const server = await startTestServer({ hypotheses: [draft] });
  const body = { statement: SAME, hypothesisId: draft.id };
  const own = await answerOf(await server.ask('POST', '/api/lint', { body }), LintReport);
  expect(checkOf('H18', own).status).toBe('n_a');
  const page = await answerOf(await server.ask('GET', `/api/hypotheses/${draft.id}`), HypothesisPage);
  expect(checkOf('H18', page.lint).status).toBe('n_a');
});

test('what another portal has tried is none of this one’s business', async () => {
  const server = await startTestServer();
  await server.store.hypotheses.create('999', makeConcluded());
  expect(PORTAL_ID).not.toBe('999');
  const linted = await answerOf(
    await server.ask('POST', '/api/lint', { body: { statement: SAME } }),
    LintReport,
  );
  expect(checkOf('H18', linted).status).toBe('n_a');
});
