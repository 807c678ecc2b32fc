import { expect, onTestFinished, test } from 'vitest';
import {
  makeAttachment,
  makeChange,
  makeExemption,
  makeInboxEntry,
  makeLedgerRow,
  makePortal,
} from '../../factories/entities.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { makeLowdbStore } from '../../server/store/temporary-store.ts';
import { BY_LIST, BY_STEP, PORTAL_ID } from './account.ts';
import { nothingAcknowledged, type Acknowledged } from './acknowledged.ts';
import { endStateOf, untried, violationsIn, type EndState } from './invariants.ts';
import type { PortalReport } from './portal-child.ts';

const PORTAL: PortalReport = {
  ...{ requests: 9, refused: 1, rowsWritten: 1, writtenTwice: [] },
  values: { '10000 groundwork_reached': BY_LIST },
};

/** A store in which everything that was acknowledged is there, and what a run without disturbance ends with. */
async function soundRun() {
  const { store, dispose } = await makeLowdbStore();
  onTestFinished(dispose);
  await store.portals.save(makePortal({ portalId: PORTAL_ID }));
  const hypothesis = makeHypothesis({ id: BY_LIST });
  await store.hypotheses.create(PORTAL_ID, hypothesis);
  const asset = { kind: 'workflow', id: '5' } as const;
  await store.judgements.attach(PORTAL_ID, makeAttachment({ hypothesisId: BY_LIST, asset }));
  await store.judgements.exempt(PORTAL_ID, makeExemption({ asset, reason: 'Receipts' }));
  await store.ledger.append(PORTAL_ID, BY_LIST, [makeLedgerRow({ recordId: '10000' })]);
  const exposure = makeLedgerRow({ recordId: '50000', arm: 'control', joinedAt: 7 });
  await store.ledger.append(PORTAL_ID, BY_STEP, [exposure]);
  const acknowledged: Acknowledged = {
    ...nothingAcknowledged(),
    hypotheses: new Map([[BY_LIST, hypothesis.slots.title]]),
    attached: new Set([`${BY_LIST} 5`]),
    exempted: new Map([['5', 'Receipts']]),
    exposed: new Map([['50000', { arm: 'control', exposedAt: '7' }]]),
    erased: new Set(['50001']),
    jobs: new Set(['one']),
  };
  const about = [
    ['hypothesis', BY_LIST],
    ['attachment', `${BY_LIST} workflow 5`],
    ['exemption', 'workflow 5'],
  ] as const;
  for (const [index, [kind, name]] of about.entries())
    await store.changes.note(PORTAL_ID, makeChange({ id: `c${index}`, about: { kind, name } }));
  const expected = await endStateOf(store, PORTAL);
  return { store, acknowledged, expected };
}

type Run = Awaited<ReturnType<typeof soundRun>>;

test('a run that lost nothing has no violation', async () => {
  const { store, acknowledged, expected } = await soundRun();
  expect(await violationsIn(store, acknowledged, PORTAL, { expected })).toEqual([]);
});

test.each<[string, (run: Run) => unknown, RegExp]>([
  [
    'a hypothesis',
    ({ acknowledged }) => acknowledged.hypotheses.set('h_lost000000', 'Lost'),
    /hypotheses lost/,
  ],
  ['its title', ({ acknowledged }) => acknowledged.hypotheses.set(BY_LIST, 'Another'), /hypotheses lost/],
  ['an attachment', ({ acknowledged }) => acknowledged.attached.add(`${BY_LIST} 6`), /attachments lost/],
  ['an exemption', ({ acknowledged }) => acknowledged.exempted.set('6', 'Gone'), /exemptions lost/],
  ['an exposure', ({ acknowledged }) => acknowledged.exposed.set('50009', TREATED), /exposures lost/],
  ['the first group', ({ acknowledged }) => acknowledged.exposed.set('50000', TREATED), /exposures lost/],
  ['an erasure', ({ acknowledged }) => acknowledged.erased.add('50000'), /still there/],
  ['the trail', ({ acknowledged }) => acknowledged.exempted.set('7', 'x'), /missing in the trail/],
  ['what an answer must not be', ({ acknowledged }) => acknowledged.violations.push('500'), /500/],
])('a run that lost %s says so', async (_, spoil, words) => {
  const run = await soundRun();
  spoil(run);
  const { store, acknowledged, expected } = run;
  expect((await violationsIn(store, acknowledged, PORTAL, { expected })).join('\n')).toMatch(words);
});

const TREATED = { arm: 'treatment', exposedAt: '7' };

test('a row that was written twice, an event nobody acted on and another end are violations', async () => {
  const { store, acknowledged, expected } = await soundRun();
  await store.inbox.receive(PORTAL_ID, [makeInboxEntry()]);
  const portal = { ...PORTAL, writtenTwice: ['10000'] };
  const other: EndState = { ...expected, rows: [], values: {} };
  expect(await violationsIn(store, acknowledged, portal, { expected: other })).toEqual([
    expect.stringContaining('written twice'),
    expect.stringContaining('nobody acted on'),
    'rows: not as in an undisturbed run',
    'values: not as in an undisturbed run',
  ]);
});

test('a run that did nothing shows nothing, and says what it did not try', async () => {
  const { acknowledged } = await soundRun();
  const full: EndState = { verdict: {}, rows: [{}], values: { a: 'b' } };
  const kills = { running: 1, starting: 1 };
  expect(untried(acknowledged, { kills, halfMade: 1, rowsWritten: 1, expected: full })).toEqual([]);
  const empty: EndState = { verdict: null, rows: [], values: {} };
  const nothing = { kills: { running: 0, starting: 0 }, halfMade: 0, rowsWritten: 0, expected: empty };
  expect(untried(nothingAcknowledged(), nothing)).toHaveLength(13);
});
