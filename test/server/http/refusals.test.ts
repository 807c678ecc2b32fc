import { noConfig } from '../../../src/core/grounding/config/audit-config.ts';
import { expect, test } from 'vitest';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import type { Hypothesis, Prediction } from '../../../src/core/hypotheses/hypothesis.ts';
import { COMPANY } from '../../../src/core/object-type.ts';
import { putQuestion } from '../../../src/core/outcomes/verdict/question.ts';
import { REFUSALS, type RefusalCode } from '../../../src/server/http/errors.ts';
import { makeReading, makeWrittenRecord } from '../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeSlots,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import {
  EDITOR,
  PORTAL_ID,
  startTestServer,
  VIEWER,
  type ServerOptions,
  type TestServer,
} from '../../helpers/server.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { endOf, refusalOf, runJob } from './answers.ts';
import { hold } from './hold.ts';
import { serverWorld } from './server-world.ts';

interface Example {
  hypothesis?: Hypothesis;
  options?: ServerOptions;
  ask: (server: TestServer) => Promise<Response>;
}

const id = hypothesisId(1);
const seen = { hypothesisId: id, seenVersion: 1 };
const content = contentOf(makeDraft());

const METRIC = { kind: 'date_property', property: 'second_order_at', label: 'bought again' } as const;

/** A draft that could be started, but for what is given. */
function draft(prediction: Partial<Prediction> = {}, overrides: Partial<Hypothesis> = {}): Hypothesis {
  const complete = makePrediction({ metric: METRIC, deadline: '2027-03-31' });
  return makeDraft({ prediction: { ...complete, ...prediction }, ...overrides });
}

const attaching =
  (kind: 'list' | 'workflow', asset: string, role: string) =>
  ({ ask }: TestServer): Promise<Response> =>
    ask('POST', '/api/attachments', { body: { ...seen, assets: [{ kind, id: asset, role }] } });

const deciding =
  (choice: string) =>
  ({ ask }: TestServer): Promise<Response> =>
    ask('POST', `/api/hypotheses/${id}/decide`, { body: { seenVersion: 1, choice, reason: 'Because' } });

const QUESTION = putQuestion({ code: 'dead_outcome', text: 'Is it the right one?', yes: 'Yes', no: 'No' });

const answering = ({ ask }: TestServer): Promise<Response> =>
  ask('POST', `/api/hypotheses/${id}/amend`, {
    body: { seenVersion: 1, questionId: QUESTION.id, answer: 'yes', reason: 'Looked at ten of them' },
  });

async function answeringAsked(server: TestServer): Promise<Response> {
  await server.store.readings.save(PORTAL_ID, makeReading({ hypothesisId: id, question: QUESTION }));
  return answering(server);
}

const reviewing = ({ ask }: TestServer): Promise<Response> =>
  ask('POST', `/api/hypotheses/${id}/review`, { body: { seenVersion: 1 } });

const exempting =
  (reason: string, until: string) =>
  ({ ask }: TestServer): Promise<Response> =>
    ask('POST', '/api/exemptions', { body: { assets: [{ kind: 'list', id: LIST }], reason, until } });

const muting =
  (target: object) =>
  ({ ask }: TestServer): Promise<Response> =>
    ask('POST', '/api/mutes', { body: { ...target, reason: 'Being rebuilt', until: '2027-01-01' } });

const changing = ({ ask }: TestServer, seenVersion = 1): Promise<Response> =>
  ask('PUT', `/api/hypotheses/${id}`, { body: { seenVersion, content } });

async function starting(server: TestServer): Promise<Response> {
  const { store, ask } = server;
  const asset = { kind: 'list', id: LIST } as const;
  const at = '2026-11-01T00:00:00.000Z';
  await store.judgements.attach(PORTAL_ID, { hypothesisId: id, asset, role: 'treatment', by: 'cli', at });
  return ask('POST', `/api/hypotheses/${id}/start`, { body: { seenVersion: 1 } });
}

const metric = (overrides: object): Partial<Prediction> => ({ metric: { ...METRIC, ...overrides } });

/** For every reason a request that is refused for it; null where no request can bring it about. */
const EXAMPLES: Record<RefusalCode, Example | null> = {
  invalid_json: { ask: ({ ask }) => ask('POST', '/api/lint', { rawBody: '{' }) },
  invalid_address: { ask: ({ ask }) => ask('GET', '/api/jobs/%ZZ') },
  invalid_request: { ask: ({ ask }) => ask('POST', '/api/lint', { body: { text: 'x' } }) },
  body_too_large: {
    ask: ({ ask }) => ask('POST', '/api/lint', { body: { statement: 'x'.repeat(1_100_000) } }),
  },
  no_such_route: { ask: ({ ask }) => ask('GET', '/api/people') },
  unsigned: { ask: ({ url }) => fetch(`${url}/api/settings`) },
  not_configured: { options: { secrets: [] }, ask: ({ ask }) => ask('GET', '/api/settings') },
  not_connected: { ask: ({ ask }) => ask('GET', '/api/settings', { portalId: '999' }) },
  not_an_editor: { ask: ({ ask }) => ask('PUT', '/api/settings/writes', { userId: VIEWER }) },
  not_found: { ask: ({ ask }) => ask('GET', '/api/overview') },
  hypothesis_not_found: { ask: ({ ask }) => ask('GET', `/api/hypotheses/${hypothesisId(7)}`) },
  conflict: { ask: (server) => changing(server, 9) },
  id_taken: {
    ask: ({ ask }) =>
      ask('POST', '/api/hypotheses', { body: { id, content: { ...content, kind: 'reviewed' } } }),
  },
  already_running: {
    ask: async (server) => {
      const start = () => server.ask('POST', '/api/jobs', { body: { kind: 'audit' } });
      const letGo = hold(server, `${server.portal.url}/*`);
      const { id: first } = JSON.parse(await (await start()).text());
      const second = await start();
      letGo();
      await endOf(server, first);
      return second;
    },
  },
  already_started: { hypothesis: makeHypothesis(), ask: attaching('list', LIST, 'treatment') },
  already_decided: { hypothesis: makeConcluded(), ask: deciding('stop') },
  plan_changed: {
    ask: async (server) => {
      await attaching('list', LIST, 'treatment')(server);
      const accepted = { nMin: 1, nPlan: 2, tOpt: 1, nOpt: null };
      const body = { seenVersion: 1, accepted };
      return server.ask('POST', `/api/hypotheses/${id}/start`, { body });
    },
  },
  not_decided: { hypothesis: makeHypothesis(), ask: reviewing },
  results_written: {
    ask: async ({ store, ask }) => {
      await store.writeBack.save(PORTAL_ID, [makeWrittenRecord()]);
      return ask('POST', '/api/data/erase', { body: { confirm: PORTAL_ID } });
    },
  },
  key_connection: { ask: ({ ask }) => ask('POST', '/api/disconnect', { body: { confirm: PORTAL_ID } }) },
  not_confirmed: { ask: ({ ask }) => ask('POST', '/api/data/erase', { body: { confirm: 'yes' } }) },
  nothing_to_review: { hypothesis: makeConcluded(), ask: reviewing },
  own_decision: {
    hypothesis: makeConcluded({
      verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }),
      decision: makeDecision({ by: EDITOR }),
    }),
    ask: reviewing,
  },
  hypothesis_retired: {
    hypothesis: makeHypothesis({ status: 'retired' }),
    ask: attaching('workflow', '1', 'tactic'),
  },
  not_a_draft: { hypothesis: makeHypothesis(), ask: changing },
  not_live: { ask: deciding('stop') },
  no_verdict: { hypothesis: makeHypothesis(), ask: deciding('keep') },
  no_question: { hypothesis: makeHypothesis(), ask: answering },
  verdict_fixed: { hypothesis: makeHypothesis({ verdict: makeVerdict() }), ask: answeringAsked },
  workflow_unread: {
    ask: ({ ask }) =>
      ask('POST', '/api/classes', { body: { workflowIds: ['3'], class: 'operational', reason: 'Internal' } }),
  },
  not_audited: { ask: ({ ask }) => ask('POST', '/api/backlog', { body: {} }) },
  // The route's own schema refuses it first.
  invalid_content: null,
  no_reason: { ask: exempting(' ', '2027-01-01') },
  // The use-case writes the successor itself.
  no_successor: null,
  invalid_until: { ask: exempting('Receipts', 'soon') },
  invalid_target: { ask: muting({ ruleId: 'SG101', name: '*' }) },
  rule_unknown: { ask: muting({ ruleId: 'SG199', name: 'Test *' }) },
  finding_unknown: { ask: muting({ fingerprint: 'f0' }) },
  until_passed: { ask: exempting('Receipts', '2026-11-01') },
  workflow_unknown: { ask: attaching('workflow', '404', 'tactic') },
  destination_unknown: {
    ask: async (server) => {
      await runJob(server, 'audit');
      const destinations = [{ kind: 'webhook', key: 'nowhere.example.com' }];
      const body = { destinations, class: 'operational', reason: 'Ours' };
      return server.ask('POST', '/api/answers', { body });
    },
  },
  list_unknown: { ask: attaching('list', '404', 'treatment') },
  list_of_other_type: { ask: attaching('list', '203', 'treatment') },
  list_in_both_roles: {
    ask: async (server) => {
      await attaching('list', LIST, 'treatment')(server);
      return attaching('list', LIST, 'control')(server);
    },
  },
  record_of_other_type: {
    ask: ({ ask }) => {
      const record = { hypothesisId: id, objectTypeId: COMPANY, recordId: '7' };
      return ask('POST', '/api/misfits', { body: { ...record, reason: 'other', note: '' } });
    },
  },
  two_exposure_sources: {
    hypothesis: draft({}, { exposureSource: 'action' }),
    ask: attaching('list', LIST, 'treatment'),
  },
  own_property: { ask: attaching('list', '204', 'treatment') },
  not_testable: { hypothesis: draft({}, { slots: makeSlots({ because: '' }) }), ask: starting },
  no_exposure: {
    ask: ({ ask }) => ask('POST', `/api/hypotheses/${id}/start`, { body: { seenVersion: 1 } }),
  },
  no_metric: { hypothesis: draft({ metric: null }), ask: starting },
  metric_unknown: { hypothesis: draft(metric({ property: 'no_such_field' })), ask: starting },
  // HubSpot leaves archived properties out where it lists them: to us they are unknown.
  metric_archived: null,
  metric_wrong_type: { hypothesis: draft(metric({ property: 'plan' })), ask: starting },
  no_target: { hypothesis: draft({ target: null }), ask: starting },
  no_baseline: { hypothesis: draft({ baseline: null }), ask: starting },
  target_wrong_side: { hypothesis: draft({ target: 0.1 }), ask: starting },
  no_window: { hypothesis: draft({ windowDays: null }), ask: starting },
  no_deadline: { hypothesis: draft({ deadline: null }), ask: starting },
  deadline_too_early: { hypothesis: draft({ deadline: '2026-11-20' }), ask: starting },
  no_review_date: { hypothesis: draft({}, { kind: 'reviewed', prediction: null }), ask: starting },
  review_date_passed: {
    hypothesis: draft({}, { kind: 'reviewed', prediction: null, reviewOn: '2026-11-01' }),
    ask: starting,
  },
  // Three random ids would all have to be taken.
  locked_out: { ask: ({ ask }) => ask('PUT', '/api/settings/editors', { body: { editors: ['7'] } }) },
  invalid_setting: {
    ask: ({ ask }) => ask('PUT', '/api/settings/rules', { body: { ruleId: 'SG999', setting: null } }),
  },
  set_by_file: {
    options: { auditConfig: { ...noConfig(), settings: { SG102: { severity: 'note' } } } },
    ask: ({ ask }) => ask('PUT', '/api/settings/rules', { body: { ruleId: 'SG102', setting: null } }),
  },
  no_encryption_key: {
    options: { keys: [] },
    ask: ({ ask }) => {
      const body = { url: 'https://hooks.slack.com/services/T0/B0/x' };
      return ask('PUT', '/api/settings/weekly-message', { body });
    },
  },
  no_address: { ask: ({ ask }) => ask('POST', '/api/settings/weekly-message/test') },
  not_delivered: {
    options: { post: () => Promise.resolve(404) },
    ask: async ({ ask }) => {
      const url = 'https://hooks.slack.com/services/T0/B0/x';
      await ask('PUT', '/api/settings/weekly-message', { body: { url } });
      return ask('POST', '/api/settings/weekly-message/test');
    },
  },
  no_free_id: null,
  too_many_requests: {
    options: { portalPerMinute: 1 },
    ask: async ({ ask }) => {
      await ask('GET', '/api/settings');
      return ask('GET', '/api/settings');
    },
  },
};

const examples = Object.entries(EXAMPLES).flatMap(
  ([code, example]) => (example === null ? [] : [[code as RefusalCode, example] as const]), // its keys are the codes
);

test.each(examples)('%s is told with its status, and changes nothing', async (code, example) => {
  const { hypothesis = draft(), options = {}, ask } = example;
  const server = await startTestServer({ world: serverWorld(), hypotheses: [hypothesis], ...options });
  expect(await refusalOf(await ask(server))).toEqual({ status: REFUSALS[code], code });
  expect(await server.store.hypotheses.list(PORTAL_ID)).toEqual([hypothesis]);
});

test('no refusal looks like a success or like a fault of ours that HubSpot would repeat', () => {
  const repeated = Object.entries(REFUSALS).filter(([, status]) => status < 400 || status >= 500);
  expect(repeated.map(([code]) => code)).toEqual(['not_configured', 'no_free_id']);
});
