import type { JobFailure } from '../../../core/contract/job.ts';
import { startOfDay } from '../../../core/day-bounds.ts';
import { decisionTask } from '../../../core/explain/decision-task.ts';
import { awaitsDecision } from '../../../core/hypotheses/awaits-decision.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { FrozenVerdict } from '../../../core/outcomes/verdict/reading.ts';
import { toInstant } from '../../../core/time.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { OwnersDoor, TasksDoor } from '../../hubspot/port.ts';
import type { Store } from '../../store/port/store.ts';

export interface DecisionTaskDeps {
  store: Pick<Store, 'portals' | 'hypotheses' | 'readings' | 'decisionTasks'>;
  hubspot: { owners: Pick<OwnersDoor, 'ids'>; tasks: TasksDoor };
  /** Epoch milliseconds. */
  now: () => number;
  /** IANA name of the portal's time zone. */
  timeZone: string;
}

/** A result that waits for the decision of this owner. */
interface Due {
  hypothesis: Hypothesis;
  verdict: FrozenVerdict;
  owner: string;
}

/** When on its day a task is due: the start of office hours. */
const DUE_AFTER_MS = 9 * 3_600_000;

/**
 * Makes a task in HubSpot for the owner of each hypothesis that has its result and no decision, once for each result;
 * nothing where that is not switched on. What HubSpot refuses, or an owner who is no user, is kept for people to see,
 * and tried again the next time. Throws faults of the store.
 */
export async function makeDecisionTasks(deps: DecisionTaskDeps, portalId: string): Promise<void> {
  const { store, hubspot, now } = deps;
  if ((await store.portals.get(portalId))?.tasksEnabled !== true) return;
  const due = await dueIn(deps, portalId);
  if (due.length === 0) return;
  const ids = await attempt(() => hubspot.owners.ids(due.map(({ owner }) => owner)));
  for (const one of due) {
    const about = { hypothesisId: one.hypothesis.id, verdictAt: one.verdict.frozenAt };
    if (!(await store.decisionTasks.begin(portalId, about, now()))) continue;
    const made = ids.ok ? await makeOne(deps, portalId, one, ids.value.get(one.owner) ?? []) : ids;
    const told = made.ok ? { taskId: made.value, failure: null } : { taskId: null, failure: made.failure };
    await store.decisionTasks.end(portalId, { ...about, triedAt: toInstant(now()), ...told });
  }
}

async function dueIn({ store }: DecisionTaskDeps, portalId: string): Promise<Due[]> {
  const made = (await store.decisionTasks.all(portalId)).filter(({ taskId }) => taskId !== null);
  return (await store.hypotheses.list(portalId)).flatMap((hypothesis) => {
    const { id, verdict, slots } = hypothesis;
    const owner = slots.owner.trim();
    if (!awaitsDecision(hypothesis) || verdict === null || owner === '') return [];
    const isMade = made.some((one) => one.hypothesisId === id && one.verdictAt === verdict.frozenAt);
    return isMade ? [] : [{ hypothesis, verdict, owner }];
  });
}

/** Looks for the task before making it: the answer of an earlier attempt may have been lost, or our own mark. */
async function makeOne(
  { store, hubspot, timeZone }: DecisionTaskDeps,
  portalId: string,
  { hypothesis, verdict, owner }: Due,
  [ownerId, ...others]: readonly string[],
): Promise<Attempt<string>> {
  if (ownerId === undefined) return { ok: false, failure: noUser(owner) };
  if (others.length > 0) return { ok: false, failure: notOne(owner, others.length + 1) };
  const sentence = (await store.readings.latest(portalId, hypothesis.id))?.sentence ?? null;
  const task = decisionTask(hypothesis, verdict, { sentence, timeZone });
  const { subject, body, dueOn, mark } = task;
  const draft = { ownerId, subject, body, dueAt: startOfDay(dueOn, timeZone) + DUE_AFTER_MS };
  return attempt(async () => (await hubspot.tasks.find(draft, mark)) ?? (await hubspot.tasks.create(draft)));
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; failure: JobFailure };

/** What HubSpot refuses, or does not answer, is told and not thrown. */
async function attempt<Value>(act: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    const { code, message, hint } = error;
    return { ok: false, failure: { code, message, hint } };
  }
}

const MEND = 'Decide it for them, or have its owner be a user; an e-mail address names one for certain.';

function noUser(owner: string): JobFailure {
  const message = `Its owner, ${owner}, is no user of this HubSpot account.`;
  return { code: 'owner_no_user', message, hint: MEND };
}

function notOne(owner: string, users: number): JobFailure {
  const message = `${users} users of this HubSpot account are called ${owner}.`;
  return { code: 'owner_not_one', message, hint: MEND };
}
