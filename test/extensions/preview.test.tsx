import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Preview } from '@groundwork/extensions/settings/Preview.tsx';
import { Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { HypothesisList } from '../../src/core/contract/hypothesis-page.ts';
import type { SyncReport } from '../../src/core/contract/sync-report.ts';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';

const PATH = `${ORIGIN}/api/hypotheses`;
const server = answering();

const REPORT: SyncReport = {
  ...{ schema: 'groundwork.sync/1', portalId: '4242', at: '2026-11-24T09:00:00.000Z', action: 'write' },
  ...{ dryRun: true, objectTypes: [], refused: [], changesLeftOff: 0, dailyCap: null, notices: [] },
  triggeredWorkflows: [],
  changes: [
    {
      ...{ objectTypeId: '0-1', recordId: '10' },
      values: { groundwork_reached: { from: '', to: 'h_0000000001;h_0000000002' } },
    },
  ],
};

const LIST: HypothesisList = {
  ...{ total: 1, calibration: null, byChance: null, after: null },
  results: [
    {
      ...{ id: 'h_0000000001', version: 1, status: 'live', kind: 'measured', objectTypeId: '0-1' },
      ...{ title: 'Bursts, not blasts', owner: '', sentence: '', dueOn: null, decision: null },
      ...{ confidence: null, reading: null, lists: 0, workflows: 0 },
    },
  ],
};

function open() {
  const renderer = createRenderer('settings');
  renderer.render(<Preview api={createSettingsApi(openClient())} report={REPORT} />);
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  return { renderer, texts };
}

test('what would be written names hypotheses by their titles, and by the id where there is none', async () => {
  server.use(http.get(PATH, () => HttpResponse.json(LIST)));
  const { renderer, texts } = open();
  const words = 'groundwork_reached: (nothing) → Bursts, not blasts, h_0000000002';
  await renderer.waitFor(() => expect(texts()).toContain(words));
});

test('where titles cannot be loaded the preview is there all the same', async () => {
  server.use(http.get(PATH, () => HttpResponse.error()));
  const { texts } = open();
  expect(texts()).toContain('groundwork_reached: (nothing) → h_0000000001, h_0000000002');
});
