import { expect, test } from 'vitest';
import { Attached, Decided, Started } from '../../../src/core/contract/changes.ts';
import { HypothesisList, HypothesisPage } from '../../../src/core/contract/hypothesis-page.ts';
import { MeasureReport } from '../../../src/core/contract/measure-report.ts';
import { Overview } from '../../../src/core/contract/overview.ts';
import { Settings } from '../../../src/core/contract/settings.ts';
import { SyncReport } from '../../../src/core/contract/sync-report.ts';
import { WorkflowList, WorkflowPage } from '../../../src/core/contract/workflow-page.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../factories/world.ts';
import { EDITOR, startTestServer } from '../../helpers/server.ts';
import { LIST, orderHypothesis } from '../use-cases/outcome-bench.ts';
import { answerOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

test('a hypothesis from its first words to a decision, and its results on the records', async () => {
  const server = await startTestServer({ world: serverWorld() });
  const id = hypothesisId(1);
  const ask = server.ask;

  server.goTo(daysAgo(100));
  const content = contentOf(orderHypothesis());
  const draft = await answerOf(
    await ask('POST', '/api/hypotheses', { body: { id, content } }),
    Hypothesis,
    201,
  );
  expect(draft).toMatchObject({ status: 'draft', version: 1, createdBy: EDITOR });
  const assets = [
    { kind: 'list', id: LIST, role: 'treatment' },
    { kind: 'workflow', id: '1', role: 'tactic' },
  ];
  const attached = await ask('POST', '/api/attachments', {
    body: { hypothesisId: id, seenVersion: 1, assets },
  });
  expect(await answerOf(attached, Attached)).toEqual({ added: 2, replaced: 0, warnings: [] });
  const started = await answerOf(
    await ask('POST', `/api/hypotheses/${id}/start`, { body: { seenVersion: 1 } }),
    Started,
  );
  expect(started.hypothesis).toMatchObject({ status: 'live', version: 2, start: { by: EDITOR } });

  server.goTo(WORLD_NOW);
  const measured = await runJob(server, 'measure');
  expect(MeasureReport.parse(measured.result).hypotheses).toMatchObject([
    {
      newRecords: 120,
      becameFinal: true,
      reading: { counts: { treatment: { finished: 120, reached: 80 } } },
    },
  ]);
  const audited = await runJob(server, 'audit');
  expect(audited).toMatchObject({ state: 'done', failure: null });

  const overview = await answerOf(await ask('GET', '/api/overview'), Overview);
  expect(audited.result).toEqual({
    headline: overview.headline,
    coverage: overview.coverage,
    complete: overview.complete,
  });
  expect(overview.coverage.workflows).toMatchObject({ grounded: 1, ungrounded: 1, unknown: 1 });
  expect(overview).toMatchObject({ unreadableCount: 1, unreadable: [{ kind: 'workflow', id: '3' }] });

  const first = await answerOf(await ask('GET', '/api/workflows?limit=1'), WorkflowList);
  expect(first).toMatchObject({ total: 3, results: [{ name: 'Blast' }], after: '1' });
  const rest = await answerOf(await ask('GET', `/api/workflows?limit=2&after=${first.after}`), WorkflowList);
  expect(rest).toMatchObject({ total: 3, results: [{ name: 'Closed' }, { name: 'Welcome' }], after: null });
  const red = await answerOf(await ask('GET', '/api/workflows?grounding=ungrounded'), WorkflowList);
  expect(red.results.map((workflow) => workflow.id)).toEqual(['2']);
  const found = await answerOf(await ask('GET', '/api/workflows?query=WELC&sort=sent'), WorkflowList);
  expect(found.results.map((workflow) => workflow.id)).toEqual(['1']);
  const blast = await answerOf(await ask('GET', '/api/workflows/2'), WorkflowPage);
  expect(blast).toMatchObject({ workflow: { name: 'Blast' }, findings: [{ ruleId: 'SG101' }] });

  const page = await answerOf(await ask('GET', `/api/hypotheses/${id}`), HypothesisPage);
  expect(page).toMatchObject({
    hypothesis: { version: 3, verdict: { state: 'validated' } },
    reading: { state: 'validated' },
    lint: { band: 'testable' },
    attachments: [
      { asset: { kind: 'list', id: LIST }, role: 'treatment', by: EDITOR, name: `List ${LIST}` },
      { asset: { kind: 'workflow', id: '1' }, role: 'tactic', by: EDITOR, name: 'Welcome' },
    ],
  });

  const refused = await runJob(server, 'write_back');
  expect(refused).toMatchObject({ state: 'failed', failure: { code: 'writes_off' } });
  expect(server.portal.requests.count('POST', '/crm/v3/objects/0-1/batch/update')).toBe(0);
  const preview = await runJob(server, 'write_back', { dryRun: true });
  expect(SyncReport.parse(preview.result).objectTypes).toMatchObject([{ written: 120 }]);
  const settings = await answerOf(
    await ask('PUT', '/api/settings/writes', { body: { enabled: true } }),
    Settings,
  );
  expect(settings.writesEnabled).toBe(true);
  const written = await runJob(server, 'write_back');
  expect(SyncReport.parse(written.result).objectTypes).toMatchObject([{ written: 120, refused: 0 }]);
  const someone = server.portal.world.records.get('0-1')?.get('10000');
  expect(someone?.history.get('groundwork_reached')?.at(-1)?.value).toBe(id);

  const decided = await answerOf(
    await ask('POST', `/api/hypotheses/${id}/decide`, {
      body: { seenVersion: page.hypothesis.version, choice: 'keep', reason: 'It works' },
    }),
    Decided,
  );
  expect(decided).toMatchObject({ hypothesis: { status: 'concluded', decision: { by: EDITOR } } });
  const list = await answerOf(await ask('GET', '/api/hypotheses?status=concluded'), HypothesisList);
  expect(list).toMatchObject({
    total: 1,
    results: [{ id, decision: 'keep', reading: { label: 'Target reached' }, lists: 1, workflows: 1 }],
  });
});
