import type { RuleList, RuleStanding } from '@groundwork/core/contract/rule-settings';
import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Rules } from '@groundwork/extensions/settings/Rules.tsx';
import {
  Button,
  LoadingButton,
  NumberInput,
  Select,
  TableCell,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const PATH = `${ORIGIN}/api/settings/rules`;
const server = answering();

const overdue: RuleStanding = {
  ...{ id: 'SG501', title: 'The decision is overdue', why: 'Nobody learns from it.' },
  ...{ severity: 'warning', graceDays: 7, options: [{ name: 'daysToDecide', value: 7 }], from: 'rule' },
};
const byFile: RuleStanding = { ...overdue, id: 'SG101', options: [], severity: 'off', from: 'file' };

function open({ rules = [byFile, overdue], mayEdit = true } = {}) {
  let now: RuleList = { rules };
  const sent: unknown[] = [];
  server.use(
    http.get(PATH, () => HttpResponse.json(now)),
    http.put(PATH, async ({ request }) => {
      sent.push(await request.json());
      now = { rules: [byFile, { ...overdue, severity: 'off', from: 'settings' }] };
      return HttpResponse.json(now);
    }),
  );
  const settings = makeSettings({ you: { userId: '9001', mayEdit } });
  const renderer = createRenderer('settings');
  renderer.render(<Rules api={createSettingsApi(openClient())} settings={settings} />);
  const rows = () => renderer.findAll(TableRow).map((row) => row.findAll(TableCell).map(({ text }) => text));
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  return { renderer, rows, texts, sent };
}

test('every rule is shown with how it speaks and who set it', async () => {
  const { renderer, rows } = open();
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
  expect(rows()[1]).toContain('Off');
  expect(rows()[1]).toContain('groundwork.yaml on the server');
  expect(rows()[2]).toContain('SG501: The decision is overdue');
  expect(rows()[2]).toContain('The rule itself');
});

test('a rule is switched off and its threshold set; one of the file cannot be chosen', async () => {
  const { renderer, rows, sent } = open();
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
  const [ofFile, own] = renderer.findAll(Button);
  expect(ofFile?.props.disabled).toBe(true);
  own?.trigger('onClick');
  await renderer.waitFor(() => renderer.find(Select));
  renderer.find(Select).trigger('onChange', 'off' as never);
  await renderer.waitFor(() => expect(renderer.find(Select).props.value).toBe('off'));
  renderer.findAll(NumberInput)[1]?.trigger('onChange', 14 as never);
  await renderer.waitFor(() => expect(renderer.findAll(NumberInput)[1]?.props.value).toBe(14));
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => expect(rows()[2]).toContain('Settings'));
  expect(sent).toEqual([
    {
      requestId: expect.any(String),
      ruleId: 'SG501',
      setting: { severity: 'off', graceDays: 7, options: { daysToDecide: 14 } },
    },
  ]);
  expect(renderer.maybeFind(Select)).toBeNull();
});

test('a refusal stands beside the form, which stays open', async () => {
  const { renderer, texts } = open();
  const error = { code: 'invalid_setting', message: 'SG501 refuses its options.', hint: 'See docs.' };
  server.use(http.put(PATH, () => HttpResponse.json({ error }, { status: 422 })));
  await renderer.waitFor(() => expect(renderer.findAll(Button)).toHaveLength(2));
  renderer.findAll(Button)[1]?.trigger('onClick');
  await renderer.waitFor(() => renderer.find(Select));
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('SG501 refuses its options. See docs.'));
  expect(renderer.find(Select)).not.toBeNull();
});

test('who may only look has nothing to change', async () => {
  const { renderer, rows } = open({ mayEdit: false });
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
  expect(renderer.maybeFind(Button)).toBeNull();
});
