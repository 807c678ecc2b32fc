import { AppFrame } from '@groundwork/extensions/pages/frame.tsx';
import { HypothesisDetailPage } from '@groundwork/extensions/pages/HypothesisDetailPage.tsx';
import { Alert, LineChart, LoadingButton, StatusTag, Text, TextArea } from '@hubspot/ui-extensions';
import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import type { StartPreview } from '../../src/core/contract/changes.ts';
import type { HypothesisPage } from '../../src/core/contract/hypothesis-page.ts';
import type { Hypothesis } from '../../src/core/hypotheses/hypothesis.ts';
import { putQuestion } from '../../src/core/outcomes/verdict/question.ts';
import { makeReading } from '../factories/entities.ts';
import { hypothesisId, makeConcluded, makeDraft, makeHypothesis } from '../factories/hypotheses.ts';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makePage, makeSettings } from './pages-answers.ts';

const server = answering(http.get(`${ORIGIN}/api/metrics`, () => HttpResponse.json({}, { status: 500 })));

const Router = createPageRouter(
  <PageRoutes>
    <PageRoutes.AnyRoute component={HypothesisDetailPage} />
    <PageRoutes.Route path="/hypotheses/:id" component={HypothesisDetailPage} />
  </PageRoutes>,
);

function open(page: HypothesisPage, mayEdit = true) {
  const { id } = page.hypothesis;
  server.use(
    http.get(`${ORIGIN}/api/settings`, () =>
      HttpResponse.json(makeSettings({ you: { userId: '9001', mayEdit } })),
    ),
    http.get(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json(page)),
  );
  const renderer = createRenderer('pages');
  renderer.mocks.setPageLocation({ path: `/hypotheses/${id}`, params: {} });
  const go = vi.fn();
  renderer.render(
    <AppFrame client={openClient()} appId="77" go={go}>
      <Router />
    </AppFrame>,
  );
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  return { renderer, texts, go };
}

/** Answers a write, and keeps what was sent. */
function answerTo(method: 'post' | 'get', path: string, body: object): unknown[] {
  const sent: unknown[] = [];
  const handler = async ({ request }: { request: Request }) => {
    sent.push(request.method === 'POST' ? await request.json() : null);
    return HttpResponse.json(body);
  };
  server.use(http[method](`${ORIGIN}${path}`, handler));
  return sent;
}

const QUESTION = putQuestion({
  code: 'definition_changed',
  text: 'The workflow changed. Do people still get the same?',
  yes: 'Yes, carry on',
  no: 'No, start version 2',
});

const asking = (hypothesis: Hypothesis) =>
  makePage({
    hypothesis,
    reading: makeReading({ state: 'data_problem', label: 'Blocked', question: QUESTION }),
  });

test('the question that blocks a result is answered with a reason, of the version that was seen', async () => {
  const live = makeHypothesis();
  const sent = answerTo('post', `/api/hypotheses/${live.id}/amend`, {
    ...{ hypothesis: live, successor: null, reviewAsked: null },
  });
  const { renderer } = open(asking(live));
  await renderer.waitFor(() => renderer.find(Alert, { title: 'One question before there can be a result' }));
  const yes = () => renderer.findByTestId(LoadingButton, 'answer-yes');
  expect(yes().text).toBe('Yes, carry on');
  expect(yes().props.disabled).toBe(true);
  renderer.find(TextArea, { name: 'answer-reason' }).trigger('onInput', 'Only a typo.' as never);
  yes().trigger('onClick');
  yes().trigger('onClick');
  await vi.waitFor(() => expect(renderer.mocks.actions.addAlert.callCount).toBe(1));
  expect(sent).toMatchObject([
    { seenVersion: live.version, questionId: QUESTION.id, answer: 'yes', reason: 'Only a typo.' },
  ]);
});

test('an answer that opens version 2 leads there', async () => {
  const live = makeHypothesis();
  const successor = makeDraft({ id: hypothesisId(2) });
  answerTo('post', `/api/hypotheses/${live.id}/amend`, { hypothesis: live, successor, reviewAsked: null });
  const { renderer, go } = open(asking(live));
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'answer-no'));
  renderer.find(TextArea, { name: 'answer-reason' }).trigger('onInput', 'Another e-mail.' as never);
  renderer.findByTestId(LoadingButton, 'answer-no').trigger('onClick');
  await vi.waitFor(() => expect(go).toHaveBeenCalledWith(`/hypotheses/${successor.id}`));
});

test('who may only look reads the question and has nothing to answer with', async () => {
  const { renderer, texts } = open(asking(makeHypothesis()), false);
  await renderer.waitFor(() => expect(texts()).toContain(QUESTION.text));
  expect(renderer.maybeFind(TextArea)).toBeNull();
});

const PREVIEW: StartPreview = {
  plan: {
    ...{ nMin: 297, nPlan: 640, tOpt: null, nOpt: 640, isShort: false, feasibility: null },
    pace: { joinsPerWeek: 22.6, source: 'looked_back' },
  },
  warnings: [{ code: 'short', message: 'Few join.', hint: 'Wait longer.' }],
};

test('a draft is started by the plan that was seen', async () => {
  const draft = makeDraft();
  answerTo('get', `/api/hypotheses/${draft.id}/start`, PREVIEW);
  const sent = answerTo('post', `/api/hypotheses/${draft.id}/start`, {
    hypothesis: makeHypothesis(),
    ...PREVIEW,
  });
  const { renderer, texts } = open(makePage({ hypothesis: draft }));
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'look-at-plan'));
  expect(renderer.findAll(LoadingButton).map(({ text }) => text)).not.toContain('Start now');
  renderer.findByTestId(LoadingButton, 'look-at-plan').trigger('onClick');
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'start'));
  const told = texts().join(' ');
  expect(told).toContain('297 finished contacts in each group for a result; 640 to see the target');
  expect(told).toContain('About 23, as it was in the last weeks.');
  expect(told).toContain('Few join.');
  renderer.findByTestId(LoadingButton, 'start').trigger('onClick');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent).toMatchObject([
    { seenVersion: draft.version, accepted: { nMin: 297, nPlan: 640, tOpt: null, nOpt: 640 } },
  ]);
});

test('what stands against a start is told, and there is nothing to start', async () => {
  const draft = makeDraft();
  const error = { code: 'no_target', message: 'There is no target.', hint: 'Say what it should become.' };
  const path = `${ORIGIN}/api/hypotheses/${draft.id}/start`;
  server.use(http.get(path, () => HttpResponse.json({ error }, { status: 422 })));
  const { renderer, texts } = open(makePage({ hypothesis: draft }));
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'look-at-plan'));
  renderer.findByTestId(LoadingButton, 'look-at-plan').trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('There is no target. Say what it should become.'));
  expect(renderer.findAll(LoadingButton).map(({ text }) => text)).not.toContain('Start now');
});

test('the range is shown from day to day, against what was said beforehand', async () => {
  const course = ['2026-10-01', '2026-10-02'].map((day, index) => {
    const band = { low: 0.1 + index / 100, high: 0.2 };
    return { at: `${day}T02:00:00.000Z`, unit: 'share' as const, ...band };
  });
  const { renderer } = open(makePage({ hypothesis: makeHypothesis(), reading: makeReading(), course }));
  await renderer.waitFor(() => renderer.find(LineChart));
  const rows = renderer.find(LineChart).props.data as { day: string; what: string; share: number }[];
  expect(rows.filter(({ what }) => what === 'Lower end').map(({ share }) => share)).toEqual([10, 11]);
  expect(new Set(rows.map(({ what }) => what))).toEqual(
    new Set(['Upper end', 'Lower end', 'Target', 'Before']),
  );
});

test.each([
  [
    'a running one, by its latest reading',
    { hypothesis: makeHypothesis(), reading: makeReading() },
    'Promising',
  ],
  ['a running one before the first reading', { hypothesis: makeHypothesis() }, 'Running'],
  ['a draft', { hypothesis: makeDraft() }, 'Draft'],
  [
    'a decided one',
    { hypothesis: makeConcluded(), reading: makeReading({ label: 'Came true' }) },
    'Came true',
  ],
])('%s has one tag', async (_what, given, label) => {
  const { renderer } = open(makePage(given));
  await renderer.waitFor(() => renderer.find(StatusTag));
  expect(renderer.findAll(StatusTag).map(({ text }) => text)).toEqual([label]);
});

test('one that people judge says so instead of numbers', async () => {
  const hypothesis = makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2027-01-31' });
  const { renderer, texts } = open(makePage({ hypothesis }));
  await renderer.waitFor(() => renderer.find(StatusTag));
  expect(texts()).toContain('It is judged by people on 31 Jan 2027, not by numbers.');
});
