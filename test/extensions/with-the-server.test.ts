import { createCardApi } from '@groundwork/extensions/api/card-api.ts';
import { createClient, type ApiResult } from '@groundwork/extensions/api/client.ts';
import { createPagesApi } from '@groundwork/extensions/api/pages-api.ts';
import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { newHypothesisId, newRequestId } from '@groundwork/extensions/lib/new-id.ts';
import { expect, test } from 'vitest';
import { contentOf } from '../../src/core/hypotheses/draft.ts';
import { CONTACT } from '../../src/core/object-type.ts';
import { makeDraft } from '../factories/hypotheses.ts';
import { EDITOR, startTestServer } from '../helpers/server.ts';
import { runJob } from '../server/http/answers.ts';
import { serverWorld } from '../server/http/server-world.ts';
import { dueDraft } from '../server/use-cases/attach/attach-bench.ts';
import { LIST } from '../server/use-cases/outcome-bench.ts';

const ORIGIN = 'https://groundwork.example.com';
const PORTAL = '4242';
const UNTIL = '2027-01-31';
const draft = dueDraft();
const { id, version } = draft;
const workflow = { kind: 'workflow' as const, id: '1' };
const content = contentOf(makeDraft());
const destination = { kind: 'webhook', key: 'hooks.example.com' };

/** The calls of the extensions, made as they make them, to a real server that has audited a simulated account. */
async function openApis() {
  const server = await startTestServer({ world: serverWorld(), hypotheses: [draft] });
  await runJob(server, 'audit');
  const client = createClient({
    fetch: (url, { method, body }) =>
      server.ask(method, url.slice(ORIGIN.length), body === undefined ? {} : { body }),
    origin: ORIGIN,
    newRequestId,
  });
  return { card: createCardApi(client), pages: createPagesApi(client), settings: createSettingsApi(client) };
}

type Apis = Awaited<ReturnType<typeof openApis>>;
type Calls<Api> = { [Name in keyof Api]: (api: Api, apis: Apis) => Promise<ApiResult<unknown>> };

/** One call of each kind. The type refuses a kind that is left out. */
const PAGES: Calls<Apis['pages']> = {
  viewer: (api) => api.viewer(),
  overview: (api) => api.overview(),
  workflows: (api) => api.workflows({ limit: '25', sort: 'sent' }),
  workflow: (api) => api.workflow('1'),
  segments: (api) => api.segments({ limit: '25' }),
  hypotheses: (api) => api.hypotheses({ status: 'draft', limit: '25' }),
  hypothesis: (api) => api.hypothesis(id),
  metrics: (api) => api.metrics(CONTACT),
  job: async (api) => {
    const started = await api.startJob('measure');
    return started.ok ? api.job(started.value.id) : started;
  },
  check: (api) => api.check('We believe that people forget us.'),
  feasibility: (api) =>
    api.feasibility({
      ...{ deadline: '2027-06-30', windowDays: 30, graceDays: 2, joinsPerWeek: 40 },
      ...{ listSize: null, baseline: 0.1, target: 0.2, holdout: null },
    }),
  create: (api) => api.create(newHypothesisId(), content),
  change: (api) => api.change(id, version, content),
  previewStart: (api) => api.previewStart(id),
  start: (api) => api.start(id, version, null),
  amend: (api) => api.amend(id, version, 'q_1', 'yes', 'We looked'),
  workOutToday: (api) => api.workOutToday(id, version),
  decide: (api) => api.decide(id, version, 'stop', 'It has been tried.'),
  attach: (api) => api.attach(id, version, [{ ...workflow, role: 'tactic' }]),
  detach: (api) => api.detach(id, version, workflow),
  exempt: (api) => api.exempt([workflow], 'A legal notice', UNTIL),
  setClass: (api) => api.setClass(['1', '2'], 'service_message', 'A receipt'),
  mute: async (api) => {
    const page = await api.workflow('2');
    const fingerprint = page.ok ? page.value.findings[0]?.fingerprint : undefined;
    return api.mute(fingerprint ?? '', 'Being rebuilt', UNTIL);
  },
  answer: (api) => api.answer(destination, 'operational', 'Our own warehouse'),
  startFromHere: (api) => api.startFromHere(),
  startJob: (api) => api.startJob('audit'),
};

const SETTINGS: Calls<Apis['settings']> = {
  settings: (api) => api.settings(),
  health: (api) => api.health(),
  judgements: (api) => api.judgements(),
  weekly: (api) => api.weekly(),
  hypotheses: (api) => api.hypotheses(),
  rules: (api) => api.rules(),
  schedule: (api) => api.schedule(),
  setRule: (api) => api.setRule('SG501', { severity: 'error', graceDays: 7, options: { daysToDecide: 14 } }),
  setWeekly: (api) => api.setWeekly('https://hooks.example.com/services/1'),
  testWeekly: (api) => api.testWeekly(),
  changes: async (api, { pages }) => {
    await pages.exempt([workflow], 'A legal notice', UNTIL);
    return api.changes();
  },
  exportAll: (api) => api.exportAll(),
  job: async (api) => {
    const started = await api.preview();
    return started.ok ? api.job(started.value.id) : started;
  },
  switchWrites: (api) => api.switchWrites({ enabled: true, heldOut: false }),
  editors: (api) => api.editors(),
  nameEditors: (api) => api.nameEditors([EDITOR]),
  preview: (api) => api.preview(),
  remove: (api) => api.remove(true),
  eraseData: (api) => api.eraseData({ confirm: PORTAL, leaveResults: false }),
  disconnect: (api) => api.disconnect({ confirm: PORTAL, leaveResults: false, eraseNow: false }),
  unexempt: async (api, { pages }) => {
    await pages.exempt([workflow], 'A legal notice', UNTIL);
    return api.unexempt(workflow);
  },
  unmute: (api) => api.unmute({ ruleId: 'SG101', asset: workflow }),
};

const CARD: Calls<Apis['card']> = {
  record: (api) => api.record(CONTACT, '10000'),
  recordsInBrief: (api) => api.recordsInBrief(CONTACT, ['10000', '99']),
  drafts: (api) => api.drafts(CONTACT),
  check: (api) => api.check('We believe that people forget us.'),
  create: (api) => api.create(newHypothesisId(), content),
  attach: (api) => api.attach(id, version, [{ kind: 'list', id: LIST, role: 'treatment' }]),
  misfit: (api) =>
    api.misfit(
      { hypothesisId: id, objectTypeId: CONTACT, recordId: '10000' },
      { reason: 'wrong_audience', note: '' },
    ),
};

/** What this account and draft really stand against; it is told in the words of the contract too. */
const REFUSED: Record<string, string> = {
  'pages previewStart': 'no_exposure',
  'pages start': 'no_exposure',
  'pages amend': 'no_question',
  'pages decide': 'not_live',
  'pages answer': 'destination_unknown',
  'settings testWeekly': 'no_address',
  'settings disconnect': 'key_connection',
};

const named = <Api extends object>(name: string, calls: Api) =>
  Object.entries(calls).map(([call, make]) => [`${name} ${call}`, make] as const);

test.each(named('pages', PAGES))('%s is understood on both sides', async (name, make) => {
  const apis = await openApis();
  expectUnderstood(name, await make(apis.pages, apis));
});

test.each(named('settings', SETTINGS))('%s is understood on both sides', async (name, make) => {
  const apis = await openApis();
  expectUnderstood(name, await make(apis.settings, apis));
});

test.each(named('card', CARD))('%s is understood on both sides', async (name, make) => {
  const apis = await openApis();
  expectUnderstood(name, await make(apis.card, apis));
});

function expectUnderstood(name: string, result: ApiResult<unknown>): void {
  const code = REFUSED[name];
  expect(result).toMatchObject(code === undefined ? { ok: true } : { ok: false, code });
}
