import { createApi } from '@groundwork/extensions/api/client.ts';
import { RecordCardView } from '@groundwork/extensions/record-card/RecordCardView.tsx';
import { Alert, Button, hubspot, Link, LoadingSpinner, StatusTag, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CardHypothesis, RecordCard } from '../../src/core/contract/record-card.ts';
import { installHubSpotFetch } from '../helpers/hs-fetch.ts';

const ORIGIN = 'https://groundwork.example.com';
const ADDRESS = `${ORIGIN}/api/records/0-1/4711`;

const server = setupServer();
beforeAll(() => {
  installHubSpotFetch();
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function hypothesis(overrides: Partial<CardHypothesis> = {}): CardHypothesis {
  return {
    id: 'h_burstsnotb',
    title: 'Bursts, not blasts',
    label: 'Running',
    tone: 'info',
    sentence: 'We believe first-time buyers drop off because we overwhelm them.',
    since: '2026-11-03T08:00:00.000Z',
    segment: 'First-time buyers',
    expectation: 'second order',
    expectedBy: '2026-12-03',
    outcome: 'waiting',
    salesNote: 'please no discount till then',
    ...overrides,
  };
}

function card(overrides: Partial<RecordCard> = {}): RecordCard {
  return {
    schema: 'groundwork.record/1',
    objectTypeId: '0-1',
    recordId: '4711',
    asOf: '2026-11-24T09:14:00.000Z',
    segmentsAsOf: '2026-11-24T09:14:00.000Z',
    segments: 3,
    hypotheses: [hypothesis()],
    unexplained: [],
    ...overrides,
  };
}

function open() {
  const renderer = createRenderer('crm.record.sidebar');
  const api = createApi((url, options) => hubspot.fetch(url, options), ORIGIN);
  renderer.render(<RecordCardView api={api} objectTypeId="0-1" recordId="4711" />);
  const texts = () => renderer.findAll(Text).map((node) => node.text);
  return { renderer, texts };
}

function answerWith(body: RecordCard) {
  server.use(http.get(ADDRESS, () => HttpResponse.json(body)));
}

describe('the record card', () => {
  it('says that it is looking, then what the record is part of, since when, and what is expected', async () => {
    answerWith(card());
    const { renderer, texts } = open();
    expect(renderer.find(LoadingSpinner).props.label).toBe('Still looking …');
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.findAll(Link)[0]?.text).toBe('Bursts, not blasts');
    expect(renderer.find(StatusTag).text).toBe('Running');
    expect(texts()).toEqual([
      'Part of 1 hypothesis',
      // the panel behind the title
      'We believe first-time buyers drop off because we overwhelm them.',
      'In it since 3 Nov · First-time buyers',
      'We expect: second order by 3 Dec',
      // the row itself
      'since 3 Nov · First-time buyers',
      'We expect: second order by 3 Dec',
      'Sales: please no discount till then',
      'As of 09:14 UTC ',
    ]);
  });

  it('counts running and finished ones and keeps all but five behind one line', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      hypothesis({ id: `h_${String(index).padStart(10, '0')}`, outcome: index < 12 ? 'waiting' : 'reached' }),
    );
    answerWith(card({ hypotheses: many }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(texts()[0]).toBe('Part of 30: 12 running, 18 finished');
  });

  it.each<[string, Partial<RecordCard>, string, string]>([
    [
      'in no segment',
      { segments: 0 },
      'Nothing to explain here',
      'This contact is in no segment and no hypothesis.',
    ],
    [
      'in segments that never write',
      { segments: 2 },
      'Nothing to explain here',
      'In 2 segments, none of them used to write to this contact without a reason.',
    ],
    [
      'written to for no stated reason',
      { unexplained: [{ listId: '7', name: 'Newsletter' }] },
      'No hypothesis yet',
      'Used to write to this contact, and nobody has written down why: Newsletter',
    ],
    [
      'whose segments HubSpot did not tell',
      { segments: null, segmentsAsOf: null },
      'No hypothesis known',
      'HubSpot didn’t tell us the segments of this record in time.',
    ],
  ])('tells a record %s', async (_what, overrides, title, text) => {
    answerWith(card({ hypotheses: [], ...overrides }));
    const { renderer, texts } = open();
    await renderer.waitFor(() => expect(texts().length).toBeGreaterThan(0));
    expect(texts().slice(0, 2)).toEqual([title, text]);
  });

  it.each<[string, () => Response, string, boolean]>([
    ['the server failed', () => HttpResponse.json({}, { status: 500 }), 'Couldn’t load', true],
    ['there is no network', () => HttpResponse.error(), 'Couldn’t load', true],
    ['the answer is not JSON', () => new HttpResponse('<html>'), 'Couldn’t load', true],
    ['too much is asked at once', () => HttpResponse.json({}, { status: 429 }), 'Still busy', true],
    ['permission is missing', () => HttpResponse.json({}, { status: 403 }), 'We can’t see segments', false],
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
    answerWith(card());
    renderer.findByTestId(Button, 'retry').trigger('onClick');
    await renderer.waitFor(() => renderer.find(StatusTag));
    expect(renderer.maybeFind(Alert)).toBeNull();
  });
});
