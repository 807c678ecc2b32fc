import { createCardApi } from '@groundwork/extensions/api/card-api.ts';
import { RecordCardView } from '@groundwork/extensions/record-card/RecordCardView.tsx';
import {
  Accordion,
  Alert,
  Button,
  Link,
  LoadingButton,
  LoadingSpinner,
  Panel,
  Select,
  StatusTag,
  TableCell,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { RecordCard } from '../../src/core/contract/record-card.ts';
import { lintStatement } from '../../src/core/hypotheses/lint.ts';
import { makeCard, makeCardHypothesis, makeUnexplained } from '../factories/cards.ts';
import { hypothesisId, makeDraft } from '../factories/hypotheses.ts';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';

const ADDRESS = `${ORIGIN}/api/records/0-1/4711`;

const server = answering();

function open(place: 'sidebar' | 'tab' = 'sidebar') {
  const renderer = createRenderer('crm.record.sidebar');
  const closed: string[] = [];
  renderer.render(
    <RecordCardView
      api={createCardApi(openClient())}
      objectTypeId="0-1"
      recordId="4711"
      appId="77"
      place={place}
      closeOverlay={(id) => closed.push(id)}
    />,
  );
  const texts = () => renderer.findAll(Text).map((node) => node.text);
  /** Opens the panel of the first segment. */
  async function openPanel(): Promise<void> {
    await renderer.waitFor(() => renderer.find(Panel, { id: 'say-why-7' }));
    renderer.find(Panel, { id: 'say-why-7' }).trigger('onOpen');
  }
  const press = (testId: string) => renderer.findByTestId(LoadingButton, testId).trigger('onClick');
  return { renderer, texts, press, closed, openPanel };
}

function answerWith(body: RecordCard) {
  server.use(http.get(ADDRESS, () => HttpResponse.json(body)));
}

const numbered = (count: number, running: number) =>
  Array.from({ length: count }, (_, index) =>
    makeCardHypothesis({
      id: `h_${String(index).padStart(10, '0')}`,
      title: `Hypothesis ${index + 1}`,
      outcome: index < running ? 'waiting' : 'reached',
    }),
  );

describe('the record card', () => {
  it('says that it is looking, then what the record is part of, since when, and what is expected', async () => {
    answerWith(makeCard());
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.findAll(Link)[0]?.text).toBe('Bursts, not blasts');
    expect(renderer.find(StatusTag).text).toBe('Running');
    expect(texts()[0]).toBe('Part of 1 hypothesis');
    expect(texts().slice(-4)).toEqual([
      'since 3 Nov · First-time buyers',
      'We expect: second order by 3 Dec',
      'Sales: please no discount till then',
      'As of 09:14 · ',
    ]);
  });

  it('says that it is still looking when an answer takes its time', async () => {
    server.use(
      http.get(ADDRESS, async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return HttpResponse.json(makeCard());
      }),
    );
    const { renderer } = open();
    expect(renderer.maybeFind(LoadingSpinner)).toBeNull();
    await renderer.waitFor(() => renderer.find(LoadingSpinner));
    expect(renderer.find(LoadingSpinner).props.label).toBe('Still looking …');
    await renderer.waitFor(() => renderer.find(StatusTag));
  });

  it('keeps five to two lines each, with the finished ones behind one line', async () => {
    answerWith(makeCard({ hypotheses: numbered(5, 3) }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(texts()[0]).toBe('Part of 5: 3 running, 2 finished');
    expect(renderer.findAll(Accordion).map(({ props }) => props.title)).toContain('2 finished');
    expect(texts()).toContain('We expect: second order by 3 Dec · please no discount till then');
  });

  it('shows the most urgent four of thirty, and that so many at once blur', async () => {
    answerWith(makeCard({ hypotheses: numbered(30, 12) }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(texts()[0]).toBe('Part of 30: 12 running, 18 finished');
    expect(texts()).toContain('(!) 12 at once: results may blur');
    const opensPanel = renderer.findAll(Link).filter(({ props }) => props.href === '#');
    expect(opensPanel.slice(0, 5).map(({ text }) => text)).toEqual([
      'Hypothesis 1',
      'Hypothesis 2',
      'Hypothesis 3',
      'Hypothesis 4',
      'All 30',
    ]);
  });

  it('warns of what did not come true and still writes', async () => {
    const failed = { label: 'Didn’t come true', tone: 'danger' as const, stillWrites: true };
    answerWith(makeCard({ hypotheses: [makeCardHypothesis(failed)] }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.find(StatusTag).props.variant).toBe('danger');
    expect(texts()).toContain('Still writing to them');
  });

  it('says to an editor, and only in the panel, which group the record is in', async () => {
    const editorView = { group: 'compared_with' as const, amendments: [] };
    answerWith(makeCard({ mayEdit: true, hypotheses: [makeCardHypothesis({ editorView })] }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(texts().filter((text) => text?.includes('Held out'))).toHaveLength(1);
    answerWith(makeCard());
    const viewer = open();
    await viewer.renderer.waitFor(() => viewer.renderer.find(StatusTag));
    expect(viewer.texts().join(' ')).not.toMatch(/Held out|Gets it/);
  });

  it('tells the days in their order on the tab', async () => {
    const finished = {
      id: 'h_trialcolle',
      outcome: 'reached' as const,
      happenedOn: '2026-11-20',
      title: 'Trial colleagues',
    };
    answerWith(makeCard({ hypotheses: [makeCardHypothesis(), makeCardHypothesis(finished)] }));
    const { renderer } = open('tab');
    await renderer.waitFor(() => renderer.find(StatusTag));
    const days = renderer.findAll(TableCell).flatMap(({ text }) => (text ? [text] : []));
    expect(days).toEqual(['3 Dec 2026', '20 Nov 2026', '3 Nov 2026', '3 Nov 2026']);
  });

  it.each<[string, Partial<RecordCard>, string, string]>([
    [
      'in no segment',
      { segments: 0 },
      'Nothing to explain here',
      'This contact is in no segment and no hypothesis.',
    ],
    [
      'in one segment that never writes',
      { segments: 1 },
      'Nothing to explain here',
      'In 1 segment, not used to write to this contact without a reason.',
    ],
    [
      'in segments that never write',
      { segments: 2 },
      'Nothing to explain here',
      'In 2 segments, none of them used to write to this contact without a reason.',
    ],
    [
      'written to for no stated reason',
      { unexplained: [makeUnexplained(), makeUnexplained({ listId: '8' })] },
      'No hypothesis yet',
      '2 segments here are used to write to this contact. Nobody has written down why.',
    ],
    [
      'whose segments HubSpot did not tell',
      { segments: null, segmentsAsOf: null },
      'No hypothesis known',
      'HubSpot didn’t tell us the segments of this record in time.',
    ],
    [
      'of a kind that has no name here',
      { objectTypeId: '2-77', segments: 0 },
      'Nothing to explain here',
      'This record is in no segment and no hypothesis.',
    ],
  ])('tells a record %s', async (_what, overrides, title, text) => {
    answerWith(makeCard({ hypotheses: [], ...overrides }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => expect(texts().length).toBeGreaterThan(0));
    expect(texts().slice(0, 2)).toEqual([title, text]);
  });

  it('says beside the hypotheses it knows that the segments are not known, and can be asked again', async () => {
    answerWith(makeCard({ segments: null, segmentsAsOf: null }));
    const { renderer, texts } = open();
    const untold = 'HubSpot didn’t tell us the segments of this record in time.';
    await renderer.waitFor(() => expect(texts()).toContain(untold));
    answerWith(makeCard());
    renderer.findByTestId(Button, 'ask-segments-again').trigger('onClick');
    await renderer.waitFor(() => expect(texts()).not.toContain(untold));
    expect(texts()).toContain('Part of 1 hypothesis');
  });

  it.each<[string, () => Response, string, boolean]>([
    ['the server failed', () => HttpResponse.json({}, { status: 500 }), 'Couldn’t load', true],
    ['there is no network', () => HttpResponse.error(), 'Couldn’t load', true],
    ['the answer is not JSON', () => new HttpResponse('<html>'), 'Couldn’t load', true],
    ['too much is asked at once', () => HttpResponse.json({}, { status: 429 }), 'Still busy', true],
    ['permission is missing', () => HttpResponse.json({}, { status: 403 }), 'We can’t see segments', false],
    [
      'the server does not know HubSpot',
      () => HttpResponse.json({}, { status: 401 }),
      'Groundwork’s server doesn’t recognise HubSpot',
      true,
    ],
    ['the record is gone', () => HttpResponse.json({}, { status: 404 }), 'It isn’t there', false],
    [
      'the record is of another kind',
      () => HttpResponse.json({}, { status: 422 }),
      'That can’t be done as it stands',
      false,
    ],
    [
      'the account is not connected',
      () => HttpResponse.json({ error: { code: 'not_connected', message: 'x', hint: 'y' } }, { status: 404 }),
      'Groundwork isn’t connected',
      false,
    ],
    [
      'HubSpot wraps our error in a 200',
      () =>
        HttpResponse.json({
          status: 'error',
          category: 'BAD_GATEWAY',
          context: { appServerStatusCode: ['403'] },
        }),
      'We can’t see segments',
      false,
    ],
  ])('says what to do when %s', async (_what, answer, title, canRetry) => {
    server.use(http.get(ADDRESS, answer));
    const { renderer } = open();
    await renderer.waitFor(() => renderer.find(Alert));
    expect(renderer.find(Alert).props.title).toBe(title);
    expect(renderer.maybeFind(Button) !== null).toBe(canRetry);
  });

  it('loads again when asked to', async () => {
    server.use(http.get(ADDRESS, () => HttpResponse.json({}, { status: 500 })));
    const { renderer } = open();
    await renderer.waitFor(() => renderer.find(Alert));
    answerWith(makeCard());
    renderer.find(Button).trigger('onClick');
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.maybeFind(Alert)).toBeNull();
  });

  it('keeps long, right-to-left and emoji text as it is', async () => {
    const title = '🧪 שלום עולם';
    const sentence = 'x'.repeat(10_000);
    answerWith(makeCard({ hypotheses: [makeCardHypothesis({ title, sentence })] }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.findAll(Link)[0]?.text).toBe(title);
    expect(texts()).toContain(sentence);
  });
});

describe('“this doesn’t fit”', () => {
  it('is sent once however often it is clicked, and shown once it is kept', async () => {
    answerWith(makeCard());
    const sent: unknown[] = [];
    server.use(
      http.post(`${ORIGIN}/api/misfits`, async ({ request }) => {
        sent.push(await request.json());
        answerWith(makeCard({ hypotheses: [makeCardHypothesis({ misfit: 'already_did_it' })] }));
        return HttpResponse.json({ outcome: 'added' });
      }),
    );
    const { renderer, texts, press } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    renderer.find(Select, { name: 'reason' }).trigger('onChange', 'already_did_it' as never);
    press('misfit-h_burstsnotb');
    press('misfit-h_burstsnotb');
    await renderer.waitFor(() => expect(texts()).toContain('Noted as not fitting: already did it'));
    expect(sent).toEqual([
      {
        hypothesisId: 'h_burstsnotb',
        ...{ objectTypeId: '0-1', recordId: '4711', reason: 'already_did_it', note: '' },
        requestId: expect.stringMatching(/^[a-z0-9]{20}$/),
      },
    ]);
  });
});

describe('“say why”', () => {
  const NOBODY = makeCard({ mayEdit: true, hypotheses: [], unexplained: [makeUnexplained()] });
  const drafts = (results: object[]) => ({
    total: results.length,
    results,
    calibration: null,
    byChance: null,
    after: null,
  });
  const SUMMARY = {
    ...{ id: hypothesisId(3), version: 4, status: 'draft', kind: 'measured', objectTypeId: '0-1' },
    ...{ title: 'One nudge', owner: '', sentence: '', dueOn: null, decision: null, reading: null },
    ...{ confidence: null, lists: 0, workflows: 0 },
  };

  function openNobody(results: object[] = []) {
    answerWith(NOBODY);
    server.use(
      http.get(`${ORIGIN}/api/hypotheses`, () => HttpResponse.json(drafts(results))),
      http.post(`${ORIGIN}/api/lint`, async ({ request }) => {
        const { statement } = (await request.json()) as { statement: string };
        return HttpResponse.json(lintStatement(statement));
      }),
    );
    return open();
  }

  it('is for editors only', async () => {
    answerWith({ ...NOBODY, mayEdit: false });
    const { renderer, texts } = open();
    await renderer.waitFor(() => expect(texts()).toContain('Newsletter'));
    expect(renderer.findAll(Link).map(({ text }) => text)).not.toContain('Say why');
  });

  it('attaches the segment to a draft of the version that was seen', async () => {
    const { renderer, press, closed, openPanel } = openNobody([SUMMARY]);
    const sent: unknown[] = [];
    server.use(
      http.post(`${ORIGIN}/api/attachments`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ added: 1, replaced: 0, warnings: [] });
      }),
    );
    await openPanel();
    await renderer.waitFor(() => renderer.find(Select, { name: 'draft' }));
    renderer.find(Select, { name: 'draft' }).trigger('onChange', SUMMARY.id as never);
    press('attach-7');
    press('attach-7');
    await vi.waitFor(() => expect(closed).toEqual(['say-why-7']));
    const assets = [{ kind: 'list', id: '7', role: 'treatment' }];
    expect(sent).toMatchObject([{ hypothesisId: SUMMARY.id, seenVersion: 4, assets }]);
  });

  it('says that somebody was faster, and overwrites nothing', async () => {
    const { renderer, press, closed, openPanel } = openNobody([SUMMARY]);
    const error = { code: 'conflict', message: 'Changed.', hint: 'Look again.' };
    server.use(http.post(`${ORIGIN}/api/attachments`, () => HttpResponse.json({ error }, { status: 409 })));
    await openPanel();
    await renderer.waitFor(() => renderer.find(Select, { name: 'draft' }));
    renderer.find(Select, { name: 'draft' }).trigger('onChange', SUMMARY.id as never);
    press('attach-7');
    await renderer.waitFor(() => renderer.find(Alert));
    expect(renderer.find(Alert).props.title).toBe('Someone changed this meanwhile');
    expect(closed).toEqual([]);
  });

  it('keeps a new sentence in its parts, shows the coach’s next question, and attaches the segment', async () => {
    const { renderer, texts, press, closed, openPanel } = openNobody();
    const created: { id: string; content: { slots: Record<string, string> } }[] = [];
    server.use(
      http.post(`${ORIGIN}/api/hypotheses`, async ({ request }) => {
        const body = (await request.json()) as (typeof created)[number];
        created.push(body);
        return HttpResponse.json(makeDraft({ id: body.id, version: 1 }), { status: 201 });
      }),
      http.post(`${ORIGIN}/api/attachments`, () =>
        HttpResponse.json({ added: 1, replaced: 0, warnings: [] }),
      ),
    );
    await openPanel();
    await renderer.waitFor(() => renderer.find(TextArea));
    const sentence =
      'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding.';
    renderer.find(TextArea).trigger('onInput', sentence as never);
    await renderer.waitFor(() => expect(texts().join(' ')).toMatch(/What will change\?/), {
      timeoutInMs: 3_000,
    });
    press('save-draft-7');
    press('save-draft-7');
    await vi.waitFor(() => expect(closed).toEqual(['say-why-7']));
    expect(created).toHaveLength(1);
    expect(created[0]?.content.slots).toMatchObject({
      audience: 'first-time buyers',
      because: 'we overwhelm them',
    });
  });
});
