import type { Store } from '../../../src/server/store/port/store.ts';
import { runOf } from '../../../src/core/grounding/history/audit-run.ts';
import { noJudgements } from '../../../src/core/grounding/judgements.ts';
import {
  makeAnswer,
  makeAttachment,
  makeAuditReport,
  makeBacklog,
  makeChange,
  makeClassOverride,
  makeContradiction,
  makeCursor,
  makeDefinition,
  makeExemption,
  makeInboxEntry,
  makeInstall,
  makeLedgerRow,
  makeMisfit,
  makeMute,
  makePortal,
  makeReading,
  makeTaskMark,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { collect } from './under-test.ts';

const ONE = hypothesisId(1);
const TWO = hypothesisId(2);
/** The run of makeAuditReport. */
const RUN = '20261001-020000-000';

/** A method of the store called on one portal, and what it answers where nothing is stored. */
export interface Read {
  method: string;
  call(store: Store, portalId: string): Promise<unknown>;
  empty: unknown;
}

/** A method that changes what `fill` has stored. */
export interface Write {
  method: string;
  call(store: Store, portalId: string): Promise<unknown>;
}

export const READS: Read[] = [
  { method: 'portals.get', call: (s, p) => s.portals.get(p), empty: null },
  { method: 'installs.get', call: (s, p) => s.installs.get(p), empty: null },
  { method: 'hypotheses.list', call: (s, p) => s.hypotheses.list(p), empty: [] },
  { method: 'hypotheses.get', call: (s, p) => s.hypotheses.get(p, ONE), empty: null },
  { method: 'judgements.all', call: (s, p) => s.judgements.all(p), empty: noJudgements() },
  { method: 'judgements.attachments', call: (s, p) => s.judgements.attachments(p), empty: [] },
  { method: 'misfits.all', call: (s, p) => s.misfits.all(p), empty: [] },
  { method: 'decisionTasks.all', call: (s, p) => s.decisionTasks.all(p), empty: [] },
  { method: 'inbox.waiting', call: (s, p) => s.inbox.waiting(p), empty: [] },
  {
    method: 'changes.page',
    call: (s, p) => s.changes.page(p, { after: 0, limit: 10 }),
    empty: { total: 0, results: [] },
  },
  { method: 'audits.latest', call: (s, p) => s.audits.latest(p), empty: null },
  { method: 'audits.runs', call: (s, p) => s.audits.runs(p), empty: [] },
  { method: 'audits.get', call: (s, p) => s.audits.get(p, RUN), empty: null },
  { method: 'backlog.get', call: (s, p) => s.backlog.get(p), empty: null },
  { method: 'definitions.open', call: (s, p) => collect(s.definitions.open(p)), empty: [] },
  { method: 'readings.latest', call: (s, p) => s.readings.latest(p, ONE), empty: null },
  { method: 'readings.all', call: (s, p) => s.readings.all(p), empty: [] },
  { method: 'readings.course', call: (s, p) => s.readings.course(p, ONE), empty: [] },
  { method: 'ledger.open', call: (s, p) => collect(s.ledger.open(p, ONE)), empty: [] },
  { method: 'ledger.count', call: (s, p) => s.ledger.count(p, ONE), empty: 0 },
  { method: 'ledger.ofRecord', call: (s, p) => s.ledger.ofRecord(p, '70001'), empty: [] },
  { method: 'ledger.rowsOf', call: (s, p) => s.ledger.rowsOf(p, ONE, ['70001']), empty: [] },
  { method: 'ledger.cursors', call: (s, p) => s.ledger.cursors(p, ONE), empty: [] },
  { method: 'writeBack.open', call: (s, p) => collect(s.writeBack.open(p)), empty: [] },
  { method: 'writeBack.countedOn', call: (s, p) => s.writeBack.countedOn(p, '2026-07-01'), empty: 0 },
];

export const WRITES: Write[] = [
  {
    method: 'portals.save',
    call: (s, p) => s.portals.save(makePortal({ portalId: p, writesEnabled: true })),
  },
  {
    method: 'portals.change',
    call: (s, p) => s.portals.change(p, (portal) => ({ ...portal, writesHeldOut: true })),
  },
  { method: 'portals.erase', call: (s, p) => s.portals.erase(p) },
  { method: 'portals.clear', call: (s, p) => s.portals.clear(p) },
  {
    method: 'installs.save',
    call: (s, p) => s.installs.save(makeInstall({ portalId: p, tokens: null })),
  },
  {
    method: 'installs.change',
    call: (s, p) => s.installs.change(p, (install) => ({ ...install, tokens: null })),
  },
  { method: 'hypotheses.create', call: (s, p) => s.hypotheses.create(p, makeHypothesis({ id: TWO })) },
  {
    method: 'hypotheses.replace',
    call: (s, p) => s.hypotheses.replace(p, 1, makeHypothesis({ status: 'retired' })),
  },
  { method: 'judgements.attach', call: (s, p) => s.judgements.attach(p, makeAttachment({ by: 'else' })) },
  { method: 'judgements.detach', call: (s, p) => s.judgements.detach(p, makeAttachment()) },
  { method: 'judgements.exempt', call: (s, p) => s.judgements.exempt(p, makeExemption({ by: 'else' })) },
  { method: 'judgements.unexempt', call: (s, p) => s.judgements.unexempt(p, makeExemption().asset) },
  {
    method: 'judgements.overrideClass',
    call: (s, p) => s.judgements.overrideClass(p, makeClassOverride({ by: 'else' })),
  },
  { method: 'judgements.clearClass', call: (s, p) => s.judgements.clearClass(p, '5003') },
  { method: 'judgements.answer', call: (s, p) => s.judgements.answer(p, makeAnswer({ by: 'else' })) },
  { method: 'judgements.unanswer', call: (s, p) => s.judgements.unanswer(p, makeAnswer().destination) },
  { method: 'judgements.uncontradict', call: (s, p) => s.judgements.uncontradict(p, makeContradiction()) },
  {
    method: 'judgements.contradict',
    call: (s, p) => s.judgements.contradict(p, makeContradiction({ by: 'else' })),
  },
  { method: 'judgements.mute', call: (s, p) => s.judgements.mute(p, makeMute({ by: 'else' })) },
  { method: 'judgements.unmute', call: (s, p) => s.judgements.unmute(p, makeMute()) },
  { method: 'misfits.note', call: (s, p) => s.misfits.note(p, makeMisfit({ reason: 'other' })) },
  { method: 'misfits.erase', call: (s, p) => s.misfits.erase(p, '0-1', [makeMisfit().recordId]) },
  {
    method: 'decisionTasks.begin',
    call: (s, p) => s.decisionTasks.begin(p, makeTaskMark({ hypothesisId: TWO }), 1_000),
  },
  { method: 'decisionTasks.end', call: (s, p) => s.decisionTasks.end(p, makeTaskMark({ taskId: '2' })) },
  { method: 'inbox.receive', call: (s, p) => s.inbox.receive(p, [makeInboxEntry({ key: 'k2' })]) },
  { method: 'inbox.finish', call: (s, p) => s.inbox.finish(p, ['k1'], 2_000) },
  { method: 'changes.note', call: (s, p) => s.changes.note(p, makeChange({ id: 'c2' })) },
  { method: 'backlog.freeze', call: (s, p) => s.backlog.freeze(p, makeBacklog({ by: 'else' })) },
  { method: 'backlog.clear', call: (s, p) => s.backlog.clear(p) },
  {
    method: 'definitions.replace',
    call: (s, p) => s.definitions.replace(p, [makeDefinition({ revision: '4' })]),
  },
  { method: 'definitions.eraseMembers', call: (s, p) => s.definitions.eraseMembers(p) },
  { method: 'audits.save', call: (s, p) => s.audits.save(p, makeAuditReport({ headline: 'Another' })) },
  {
    method: 'audits.saveRun',
    call: (s, p) => s.audits.saveRun(p, { ...runOf(makeAuditReport()), headline: 'Another' }),
  },
  { method: 'readings.save', call: (s, p) => s.readings.save(p, makeReading({ label: 'Another' })) },
  {
    method: 'ledger.append',
    call: (s, p) => s.ledger.append(p, ONE, [makeLedgerRow({ recordId: '70002' })]),
  },
  {
    method: 'ledger.expose',
    call: (s, p) => s.ledger.expose(p, ONE, makeLedgerRow({ recordId: '70002' })),
  },
  { method: 'ledger.erase', call: (s, p) => s.ledger.erase(p, ONE, ['70001']) },
  {
    method: 'ledger.saveCursor',
    call: (s, p) => s.ledger.saveCursor(p, ONE, makeCursor()),
  },
  {
    method: 'writeBack.save',
    call: (s, p) => s.writeBack.save(p, [makeWrittenRecord({ values: { groundwork_reached: ONE } })]),
  },
  { method: 'writeBack.forget', call: (s, p) => s.writeBack.forget(p, '0-1', ['70001']) },
  { method: 'writeBack.erase', call: (s, p) => s.writeBack.erase(p, '0-1', ['70001']) },
  { method: 'writeBack.count', call: (s, p) => s.writeBack.count(p, '2026-07-01', 3) },
];

/** Methods that speak of all portals or of the store itself, and leases, which cannot be read and have tests of their own. */
export const UNSCOPED = [
  ...['portals.list', 'installs.list', 'close'],
  ...['begunInstalls.begin', 'begunInstalls.take', 'leases.take', 'leases.letGo'],
];

/** Stores one of everything in a portal. */
export async function fill(store: Store, portalId: string): Promise<void> {
  await store.portals.save(makePortal({ portalId }));
  await store.installs.save(makeInstall({ portalId }));
  await store.hypotheses.create(portalId, makeHypothesis());
  await store.judgements.attach(portalId, makeAttachment());
  await store.judgements.exempt(portalId, makeExemption());
  await store.judgements.overrideClass(portalId, makeClassOverride());
  await store.judgements.answer(portalId, makeAnswer());
  await store.judgements.contradict(portalId, makeContradiction());
  await store.judgements.mute(portalId, makeMute());
  await store.misfits.note(portalId, makeMisfit());
  await store.decisionTasks.end(portalId, makeTaskMark());
  await store.changes.note(portalId, makeChange());
  await store.inbox.receive(portalId, [makeInboxEntry()]);
  await store.audits.save(portalId, makeAuditReport({ portalId }));
  await store.backlog.freeze(portalId, makeBacklog());
  await store.definitions.replace(portalId, [
    makeDefinition(),
    makeDefinition({ kind: 'members', id: '101' }),
  ]);
  await store.readings.save(portalId, makeReading());
  await store.ledger.append(portalId, ONE, [makeLedgerRow()]);
  await store.ledger.saveCursor(portalId, ONE, makeCursor({ after: 'abc' }));
  await store.writeBack.save(portalId, [makeWrittenRecord()]);
  await store.writeBack.count(portalId, '2026-07-01', 5);
}

/** All that can be read of a portal, by method. */
export async function readAll(store: Store, portalId: string): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    READS.map(async ({ method, call }) => [method, await call(store, portalId)]),
  );
  return Object.fromEntries(entries);
}

/** `hypotheses.get`, … as the adapter really has them. */
export function methodsOf(store: Store): string[] {
  return Object.entries(store).flatMap(([name, part]) =>
    typeof part === 'function' ? [name] : Object.keys(part ?? {}).map((method) => `${name}.${method}`),
  );
}
