import type { JobFailure } from '../../../core/contract/job.ts';
import { startOfDay } from '../../../core/day-bounds.ts';
import { decisionTask, type DecisionTask } from '../../../core/explain/decision-task.ts';
import { awaitsDecision } from '../../../core/hypotheses/awaits-decision.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { toInstant } from '../../../core/time.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { OwnersDoor, TaskDraft, TasksDoor } from '../../hubspot/port.ts';
import type { DecidedUpon, Turn } from '../../store/port/decision-tasks.ts';
import type { Store } from '../../store/port/store.ts';

export interface DecisionTaskDeps {
  store: Pick<Store, 'portals' | 'hypotheses' | 'readings' | 'decisionTasks'>;
  hubspot: { owners: Pick<OwnersDoor, 'ids'>; tasks: TasksDoor };
  /** Epoch milliseconds. */
  now: () => number;
  /** IANA name of the portal's time zone. */
  timeZone: string;
}

/** A task that is to be made, and how far an earlier attempt came. */
interface Due {
  about: DecidedUpon;
  owner: string;
  task: DecisionTask;
  turn: Exclude<Turn, 'leave'>;
}

/** When on its day a task is due: the start of office hours. */
const DUE_AFTER_MS = 9 * 3_600_000;

/**
 * Makes a task in HubSpot for the owner of each hypothesis that has its result and no decision, once for each result;
 * nothing where that is not switched on. What HubSpot refuses, or an owner who is no user, is kept with the task for
 * people to see, and tried again the next time. Throws faults of the store.
 */
export async function makeDecisionTasks(deps: DecisionTaskDeps, portalId: string): Promise<void> {
  const portal = await deps.store.portals.get(portalId);
  if (portal?.tasksEnabled !== true) return;
  const due: Due[] = [];
  for (const hypothesis of await deps.store.hypotheses.list(portalId)) {
    const one = await begin(deps, portalId, hypothesis);
    if (one !== null) due.push(one);
  }
  if (due.length === 0) return;
  const ids = await attempt(() => deps.hubspot.owners.ids(due.map(({ owner }) => owner)));
  for (const one of due) {
    const made = ids.failure === null ? await makeOne(deps, one, ids.value.get(one.owner) ?? []) : ids;
    const { failure } = made;
    const taskId = failure === null ? made.value : null;
    const triedAt = toInstant(deps.now());
    await deps.store.decisionTasks.end(portalId, { ...one.about, triedAt, taskId, failure });
  }
}

async function begin(
  { store, now, timeZone }: DecisionTaskDeps,
  portalId: string,
  hypothesis: Hypothesis,
): Promise<Due | null> {
  const { id, slots, verdict } = hypothesis;
  const owner = slots.owner.trim();
  if (!awaitsDecision(hypothesis) || verdict === null || owner === '') return null;
  const about = { hypothesisId: id, verdictAt: verdict.frozenAt };
  const turn = await store.decisionTasks.begin(portalId, about, now());
  if (turn === 'leave') return null;
  const sentence = (await store.readings.latest(portalId, id))?.sentence ?? null;
  return { about, owner, turn, task: decisionTask(hypothesis, verdict, { sentence, timeZone }) };
}

async function makeOne(
  { hubspot, timeZone }: DecisionTaskDeps,
  { owner, task, turn }: Due,
  ownerIds: readonly string[],
): Promise<Attempt<string>> {
  const [ownerId, other] = ownerIds;
  if (ownerId === undefined || other !== undefined) return { failure: notOneUser(owner, ownerIds.length) };
  const { subject, body, dueOn, mark } = task;
  const draft: TaskDraft = { ownerId, subject, body, dueAt: startOfDay(dueOn, timeZone) + DUE_AFTER_MS };
  return attempt(async () => {
    const standing = turn === 'look_first' ? await hubspot.tasks.find(draft, mark) : null;
    return standing ?? (await hubspot.tasks.create(draft));
  });
}

type Attempt<Value> = { failure: null; value: Value } | { failure: JobFailure };

/** What HubSpot refuses, or does not answer, is told and not thrown. */
async function attempt<Value>(act: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { failure: null, value: await act() };
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    const { code, message, hint } = error;
    return { failure: { code, message, hint } };
  }
}

function notOneUser(owner: string, users: number): JobFailure {
  const hint = 'Decide it for them, or have its owner be a user; an e-mail address names one for certain.';
  if (users === 0)
    return {
      code: 'owner_no_user',
      message: `Its owner, ${owner}, is no user of this HubSpot account.`,
      hint,
    };
  return {
    code: 'owner_not_one',
    message: `${users} users of this HubSpot account are called ${owner}.`,
    hint,
  };
}
