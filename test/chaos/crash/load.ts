import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../../src/core/contract/job.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import type { Random } from '../../../src/sandbox/seed/random.ts';
import { hypothesisId, makeDraft, makeSlots } from '../../factories/hypotheses.ts';
import { BY_STEP, PORTAL_ID, STEP_RECORDS, WORKFLOWS } from './account.ts';
import type { Acknowledged } from './acknowledged.ts';
import { askServer, type Answered } from './client.ts';

export interface LoadParts {
  /** Which of the loads this is: each has records and workflows of its own, so that it knows what comes after what. */
  number: number;
  random: Random;
  acknowledged: Acknowledged;
  /** A server that is up; waits while none is. Null once the run is over. */
  server: () => Promise<string | null>;
}

/** Pauses of one person or workflow between two requests, in milliseconds. */
const PAUSE = { from: 20, to: 120 };
const FIRST_DRAFT = 1_000;
/** How many of them there are at once. */
export const LOADS = 4;

type Action = (ask: Ask, parts: LoadParts) => Promise<void>;
type Ask = (method: string, path: string, body: unknown) => Promise<Answered | null>;

/** Does one thing after another until the run is over: writes, attaches, exempts, exposes, erases, starts work. */
export async function putUnderLoad(parts: LoadParts): Promise<void> {
  const ask: Ask = async (method, path, body) => {
    const backend = await parts.server();
    if (backend === null) return null;
    const answer = await askServer(backend, { method, path, body });
    note(parts.acknowledged, `${method} ${path}`, answer);
    return answer;
  };
  while ((await parts.server()) !== null) {
    await draw(parts.random)(ask, parts);
    await sleep(parts.random.int(PAUSE.from, PAUSE.to));
  }
}

/** No request made here may be refused but for the state of the account, and none may break the server. */
function note(acknowledged: Acknowledged, call: string, answer: Answered | null): void {
  if (answer === null) acknowledged.unanswered += 1;
  else acknowledged.answered += 1;
  if (answer !== null && answer.status >= 500)
    acknowledged.violations.push(`${call} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

const ACTIONS: readonly [share: number, action: Action][] = [
  [0.5, exposeRecord],
  [0.65, writeHypothesis],
  [0.77, attachWorkflow],
  [0.87, exemptWorkflow],
  [0.92, eraseRecord],
  [1, startWork],
];

function draw(random: Random): Action {
  const chance = random.next();
  return ACTIONS.find(([upTo]) => chance < upTo)?.[1] ?? exposeRecord;
}

/** A record keeps the group and the moment it was first told. */
async function exposeRecord(ask: Ask, { number, random, acknowledged }: LoadParts): Promise<void> {
  const own = STEP_RECORDS.filter((_, index) => index % LOADS === number);
  const recordId = own[random.int(0, own.length - 1)] ?? '';
  if (acknowledged.gone.has(recordId)) return;
  const answer = await ask('POST', '/actions/assign', {
    callbackId: `ap-${PORTAL_ID}-${recordId}-1-0`,
    origin: { portalId: Number(PORTAL_ID), actionDefinitionId: 7001, actionDefinitionVersion: 1 },
    context: { source: 'WORKFLOWS', workflowId: 1 },
    object: { objectId: Number(recordId), objectType: 'CONTACT', properties: {} },
    inputFields: { hypothesis: BY_STEP },
  });
  if (answer?.status !== 200) return;
  const { outputFields } = answer.body as { outputFields: Record<string, string> };
  if (outputFields['hs_execution_state'] !== 'SUCCESS') {
    acknowledged.violations.push(`record ${recordId} was not assigned: ${outputFields['reason']}`);
    return;
  }
  const told = { arm: outputFields['arm'] ?? '', exposedAt: outputFields['exposed_at'] ?? '' };
  const before = acknowledged.exposed.get(recordId);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(told))
    acknowledged.violations.push(
      `record ${recordId} was ${JSON.stringify(before)}, now ${JSON.stringify(told)}`,
    );
  acknowledged.exposed.set(recordId, told);
}

async function writeHypothesis(ask: Ask, { random, acknowledged }: LoadParts): Promise<void> {
  const number = FIRST_DRAFT + random.int(0, 1_000_000);
  const [id, title] = [hypothesisId(number), `Draft ${number}`];
  const content = contentOf(makeDraft({ slots: makeSlots({ title }) }));
  const answer = await ask('POST', '/api/hypotheses', { id, content });
  if (answer?.status === 201) acknowledged.hypotheses.set(id, title);
}

async function attachWorkflow(ask: Ask, { random, acknowledged }: LoadParts): Promise<void> {
  const ids = [...acknowledged.hypotheses.keys()];
  const hypothesisIdOf = ids[random.int(0, Math.max(0, ids.length - 1))];
  if (hypothesisIdOf === undefined) return;
  const workflowId = workflowOf(random);
  const asset = { kind: 'workflow', id: workflowId, role: 'tactic' };
  const body = { hypothesisId: hypothesisIdOf, seenVersion: 1, assets: [asset] };
  const answer = await ask('POST', '/api/attachments', body);
  if (answer?.status === 200) acknowledged.attached.add(`${hypothesisIdOf} ${workflowId}`);
}

async function exemptWorkflow(ask: Ask, { number, random, acknowledged }: LoadParts): Promise<void> {
  const id = `9${number}${random.int(100, 999)}`;
  const reason = `Receipts ${random.int(0, 1_000_000)}`;
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const answer = await ask('POST', '/api/exemptions', { assets: [{ kind: 'workflow', id }], reason, until });
  if (answer?.status === 200) acknowledged.exempted.set(id, reason);
  // Without an answer either reason may stand there.
  else if (answer === null) acknowledged.exempted.delete(id);
}

/** Of records that were exposed; from then on they are not brought to the step again. */
async function eraseRecord(ask: Ask, { number, random, acknowledged, server }: LoadParts): Promise<void> {
  const isOwn = (id: string) => STEP_RECORDS.indexOf(id) % LOADS === number;
  const known = [...acknowledged.exposed.keys()].filter(isOwn);
  const recordId = known[random.int(0, Math.max(0, known.length - 1))];
  if (recordId === undefined) return;
  acknowledged.exposed.delete(recordId);
  acknowledged.gone.add(recordId);
  const event = {
    ...{ eventId: random.int(1, 1_000_000_000), subscriptionId: 5, portalId: Number(PORTAL_ID), appId: 1 },
    ...{ occurredAt: Date.now(), subscriptionType: 'contact.privacyDeletion', attemptNumber: 0 },
    objectId: Number(recordId),
  };
  for (let answer: Answered | null = null; answer === null && (await server()) !== null;) {
    answer = await ask('POST', '/webhooks', [event]);
    if (answer?.status === 200) acknowledged.erased.add(recordId);
    else await sleep(PAUSE.to);
  }
}

async function startWork(ask: Ask, { random, acknowledged }: LoadParts): Promise<void> {
  const kind = random.pick(['audit', 'measure', 'write_back', 'write_back']);
  const answer = await ask('POST', '/api/jobs', { kind });
  if (answer?.status === 202) acknowledged.jobs.add((answer.body as Job).id);
}

function workflowOf(random: Random): string {
  return WORKFLOWS[random.int(0, WORKFLOWS.length - 1)] ?? '1';
}
