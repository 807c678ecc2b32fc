import { AppFrame } from '@groundwork/extensions/pages/frame.tsx';
import { HypothesisDetailPage } from '@groundwork/extensions/pages/HypothesisDetailPage.tsx';
import { OverviewPage } from '@groundwork/extensions/pages/OverviewPage.tsx';
import { SegmentsPage } from '@groundwork/extensions/pages/SegmentsPage.tsx';
import { WorkflowDetailPage } from '@groundwork/extensions/pages/WorkflowDetailPage.tsx';
import { WorkflowsPage } from '@groundwork/extensions/pages/WorkflowsPage.tsx';
import {
  Alert,
  Button,
  Checkbox,
  EmptyState,
  LoadingButton,
  Panel,
  SearchInput,
  StatusTag,
  TableCell,
  TableRow,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { createPageRouter, PageLink, PageRoutes } from '@hubspot/ui-extensions/pages';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { makeWorkflowEntry } from '../factories/entities.ts';
import { makeDraft } from '../factories/hypotheses.ts';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makePage, makeSettings } from './pages-answers.ts';

const server = answering(
  http.get(`${ORIGIN}/api/settings`, () => HttpResponse.json(makeSettings())),
  http.get(`${ORIGIN}/api/metrics`, () => HttpResponse.json({}, { status: 500 })),
);

const Router = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute component={OverviewPage} />
    <PageRoutes.Route path="/workflows" component={WorkflowsPage} />
    <PageRoutes.Route path="/workflows/:id" component={WorkflowDetailPage} />
    <PageRoutes.Route path="/segments" component={SegmentsPage} />
    <PageRoutes.Route path="/hypotheses/:id" component={HypothesisDetailPage} />
  </PageRoutes>,
);

function open(path: string, params: Record<string, string> = {}) {
  const renderer = createRenderer('pages');
  renderer.mocks.setPageLocation({ path, params });
  renderer.render(
    <AppFrame
      client={openClient()}
      appId="77"
      go={(to, next = {}) => renderer.mocks.setPageLocation({ path: to, params: next })}
    >
      <Router />
    </AppFrame>,
  );
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  const links = () => renderer.findAll(PageLink).map(({ text }) => text);
  return { renderer, texts, links };
}

const workflows = (count: number, total: number, name: string) => ({
  auditedAt: '2026-11-24T08:00:00.000Z',
  total,
  results: Array.from({ length: count }, (_, index) =>
    makeWorkflowEntry({ id: String(index + 1), name: `${name} ${index + 1}` }),
  ),
  after: total > count ? String(count) : null,
});

test('an account that was never audited is told what an audit does, and can start one', async () => {
  const error = { code: 'not_found', message: 'Not audited yet.', hint: 'Start an audit first.' };
  server.use(http.get(`${ORIGIN}/api/overview`, () => HttpResponse.json({ error }, { status: 404 })));
  const { renderer } = open('/');
  await renderer.waitFor(() => renderer.find(EmptyState));
  expect(renderer.find(EmptyState).props.title).toBe('Not audited yet');
  expect(renderer.find(LoadingButton).text).toBe('Audit now');
});

test('of 5,000 workflows a page is shown, and the next one is asked for', async () => {
  const asked: string[] = [];
  server.use(
    http.get(`${ORIGIN}/api/workflows`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(`${searchParams.get('limit')} after ${searchParams.get('after')}`);
      return HttpResponse.json(workflows(25, 5_000, searchParams.get('after') === '25' ? 'Later' : 'First'));
    }),
  );
  const { renderer, texts, links } = open('/workflows');
  await renderer.waitFor(() => expect(links()).toContain('First 1'));
  expect(texts()).toContain('1–25 of 5,000');
  const next = renderer.findAll(Button).find(({ text }) => text === 'Next');
  next?.trigger('onClick');
  await renderer.waitFor(() => expect(links()).toContain('Later 1'));
  expect(asked).toEqual(['25 after null', '25 after 25']);
});

test('an answer that comes after a newer one was asked for is ignored', async () => {
  let read = 0;
  const json = vi.spyOn(Response.prototype, 'text').mockImplementation(async function (this: Response) {
    const text = new TextDecoder().decode(await this.arrayBuffer());
    if (text.includes('auditedAt')) read += 1;
    return text;
  });
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  server.use(
    http.get(`${ORIGIN}/api/workflows`, async ({ request }) => {
      const isFirst = !new URL(request.url).searchParams.has('query');
      if (isFirst) await held;
      return HttpResponse.json(workflows(1, 1, isFirst ? 'Old' : 'New'));
    }),
  );
  const { renderer, links } = open('/workflows');
  await renderer.waitFor(() => renderer.find(SearchInput));
  renderer.mocks.setPageLocation({ path: '/workflows', params: { query: 'new' } });
  await renderer.waitFor(() => expect(links()).toContain('New 1'));
  const answered = new Promise((resolve) => server.events.on('response:mocked', resolve));
  letGo();
  await answered;
  await vi.waitFor(() => expect(read).toBe(2));
  expect(links()).toContain('New 1');
  expect(links()).not.toContain('Old 1');
  json.mockRestore();
});

test('a workflow is classed once however often it is clicked', async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(`${ORIGIN}/api/workflows`, () => HttpResponse.json(workflows(2, 2, 'Workflow'))),
    http.post(`${ORIGIN}/api/classes`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ added: 1, replaced: 0 });
    }),
  );
  const { renderer } = open('/workflows');
  await renderer.waitFor(() => renderer.find(Checkbox));
  renderer.find(Checkbox, { name: 'choose-1' }).trigger('onChange', true as never);
  await renderer.waitFor(() => renderer.find(Panel, { id: 'service-workflows' }));
  renderer.find(Panel, { id: 'service-workflows' }).trigger('onOpen');
  await renderer.waitFor(() => renderer.find(TextArea, { name: 'service-reason' }));
  renderer.find(TextArea, { name: 'service-reason' }).trigger('onInput', 'A receipt' as never);
  const press = () => renderer.findByTestId(LoadingButton, 'do-service').trigger('onClick');
  press();
  press();
  await vi.waitFor(() => expect(renderer.mocks.actions.addAlert.callCount).toBe(1));
  expect(sent).toMatchObject([{ workflowIds: ['1'], class: 'service_message', reason: 'A receipt' }]);
});

test('a hypothesis that was removed while it was open says so, with what to do', async () => {
  const id = makePage().hypothesis.id;
  server.use(http.get(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json(makePage())));
  const { renderer, texts } = open(`/hypotheses/${id}`);
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'save-content'));
  const error = { code: 'hypothesis_not_found', message: 'There is no such hypothesis.', hint: 'List them.' };
  server.use(http.put(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json({ error }, { status: 404 })));
  renderer.findByTestId(LoadingButton, 'save-content').trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('There is no such hypothesis. List them.'));
});

test('a change that somebody else made meanwhile is told, and theirs is loaded when asked for', async () => {
  const id = makePage().hypothesis.id;
  const error = { code: 'conflict', message: 'Changed by somebody else.', hint: 'Look again.' };
  server.use(
    http.get(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json(makePage())),
    http.put(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json({ error }, { status: 409 })),
  );
  const { renderer } = open(`/hypotheses/${id}`);
  await renderer.waitFor(() => renderer.findByTestId(LoadingButton, 'save-content'));
  renderer.findByTestId(LoadingButton, 'save-content').trigger('onClick');
  const conflict = () => renderer.find(Alert, { title: 'Someone changed this meanwhile' });
  await renderer.waitFor(() => conflict());
  const theirs = makeDraft({ version: 4 });
  theirs.slots.owner = 'Somebody else';
  server.use(
    http.get(`${ORIGIN}/api/hypotheses/${id}`, () => HttpResponse.json(makePage({ hypothesis: theirs }))),
  );
  conflict().find(Button).trigger('onClick');
  await renderer.waitFor(() =>
    expect(renderer.findAll(Text).map(({ text }) => text)).toContain('Somebody else'),
  );
});

test.each([
  ['is green', [], 'success'],
  ['is green with a note', ['note'], 'success'],
  ['is not green while a question is open', ['note', 'warning'], 'info'],
] as const)('what the coach says of a testable draft %s', async (_what, severities, variant) => {
  const page = makePage();
  const checks = severities.map((severity) => {
    const question = 'Who is it about?';
    return {
      id: 'H02',
      status: 'fail' as const,
      severity,
      message: 'It is about everybody.',
      question,
      span: null,
    };
  });
  const answer = makePage({
    lint: { ...page.lint, band: 'testable', headline: 'It can be tested.', checks },
  });
  server.use(http.get(`${ORIGIN}/api/hypotheses/${page.hypothesis.id}`, () => HttpResponse.json(answer)));
  const { renderer } = open(`/hypotheses/${page.hypothesis.id}`);
  await renderer.waitFor(() => renderer.find(Alert, { title: 'It can be tested.' }));
  expect(renderer.find(Alert, { title: 'It can be tested.' }).props.variant).toBe(variant);
});

test.each([
  ['could not be read', { links: null, class: null, grounding: 'unknown' }, []],
  ['was read', {}, ['People put in by hand', 'Nothing', 'Nothing found.']],
] as const)(
  'a workflow that %s is said to do nothing only if that was seen',
  async (_what, overrides, seen) => {
    const workflow = makeWorkflowEntry({ entry: [], messages: [], ...overrides });
    const answer = { auditedAt: '2026-09-01T08:00:00.000Z', workflow, findings: [], names: [] };
    server.use(http.get(`${ORIGIN}/api/workflows/5001`, () => HttpResponse.json(answer)));
    const { renderer, texts } = open('/workflows/5001');
    await renderer.waitFor(() => expect(texts()).toContain(seen[0] ?? 'Not known'));
    const nothing = ['People put in by hand', 'Nothing', 'Nothing found.'];
    expect(texts().filter((text) => nothing.includes(text ?? ''))).toEqual(seen);
  },
);

test.each([
  ['use_not_known', 'unknown', 1, '–'],
  ['none', 'ungrounded', 0, '0'],
] as const)(
  'segments say once why their use is not known, and count no workflows then: %s',
  async (reason, grounding, times, used) => {
    const segment = { grounding, groundingReason: reason, objectTypeId: '0-1', processingType: 'DYNAMIC' };
    const rest = { within: [], size: 3, listVersion: 1, filtersUpdatedAt: null, via: [], usedBy: [] };
    const results = ['101', '102'].map((id) => ({ ...segment, ...rest, id, name: `Segment ${id}` }));
    const answer = { auditedAt: '2026-09-01T08:00:00.000Z', total: 2, results, after: null };
    server.use(http.get(`${ORIGIN}/api/lists`, () => HttpResponse.json(answer)));
    const { renderer, links } = open('/segments');
    await renderer.waitFor(() => expect(renderer.findAll(StatusTag)).toHaveLength(2));
    expect(links().filter((text) => /couldn’t be read/.test(text ?? ''))).toHaveLength(times);
    const rows = renderer.findAll(TableRow).slice(1);
    expect(rows.map((row) => row.findAll(TableCell).at(-1)?.text)).toEqual([used, used]);
  },
);
