import type { Started } from '../../../core/contract/changes.ts';
import type { StartPlan } from '../../../core/contract/start-plan.ts';
import { startHypothesis } from '../../../core/hypotheses/change.ts';
import type { Hypothesis, Start } from '../../../core/hypotheses/hypothesis.ts';
import { checkStart, type StartProblemCode } from '../../../core/hypotheses/start-check.ts';
import { goalOf, NOTHING_FIXED, sizesToFix, type FixedSizes } from '../../../core/outcomes/metric/goal.ts';
import { plannedControl } from '../../../core/outcomes/planning/planned-control.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';
import { idsOf, readBasis, type StartBasis } from './start-basis.ts';

/** The plan its author was shown; when it is another one by now, nothing is started. */
export type AcceptedPlan = Pick<StartPlan, 'nMin' | 'nPlan' | 'tOpt' | 'nOpt'>;

/**
 * Starts a hypothesis: reads what it stands on in HubSpot, checks it, and fixes prediction, list filters, the meaning
 * of the workflows and the number of people needed. Throws HubSpotError when HubSpot cannot be asked.
 */
export async function startHypothesisUseCase(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now' | 'timeZone'>,
  request: Actor & Seen & { accepted?: AcceptedPlan | undefined },
): Promise<Result<Started, GuardReason | StartProblemCode | 'plan_changed'>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const basis = await readBasis(deps, request.portalId, seen.value);
  const checked = checkStart(basis.input);
  if (!checked.ok) return checked;
  const { plan } = basis;
  if (request.accepted !== undefined && !isSamePlan(request.accepted, plan)) return planChanged(plan);
  const started = startHypothesis(seen.value, startOf(basis, request.by));
  if (!started.ok) return started;
  const stored = await replaceSeen(deps.store, request, request.seenVersion, started.value);
  return stored.ok ? accept({ hypothesis: stored.value, plan, warnings: checked.value.warnings }) : stored;
}

function isSamePlan(accepted: AcceptedPlan, plan: StartPlan | null): boolean {
  const keys = ['nMin', 'nPlan', 'tOpt', 'nOpt'] as const;
  return plan !== null && keys.every((key) => accepted[key] === plan[key]);
}

function planChanged(plan: StartPlan | null) {
  const needed = plan === null ? 'none' : `${plan.nMin} at least and ${plan.nPlan} as planned`;
  const message = `The plan is another one than the one that was accepted: people needed are ${needed}.`;
  return refuse('plan_changed', message, 'Look at the plan again, then start.');
}

function startOf({ input, read, plan }: StartBasis, by: string): Start {
  const { hypothesis, attachments, lists, now } = input;
  const meaning = new Map(read.workflows.map(({ id, meaningHash }) => [id, meaningHash]));
  return {
    at: toInstant(now),
    by,
    lists: lists.flatMap(({ id, name, filterHash }) => {
      const role = attachments.find(({ asset }) => asset.kind === 'list' && asset.id === id)?.role;
      return role === 'treatment' || role === 'control' ? [{ listId: id, role, name, filterHash }] : [];
    }),
    workflows: idsOf(attachments, 'workflow').map((workflowId) => {
      return { workflowId, meaningHash: meaning.get(workflowId) ?? null };
    }),
    ...sizesOf(hypothesis, attachments),
    ...(plan?.isShort === true ? { shortOfSample: true as const } : {}),
  };
}

/** How many finished records it will take; null for a hypothesis judged by people. */
function sizesOf(
  { prediction, holdoutShare, kind }: Hypothesis,
  attachments: StartBasis['input']['attachments'],
): FixedSizes {
  const goal = goalOf(prediction);
  if (kind === 'reviewed' || !goal.ok) return NOTHING_FIXED;
  return sizesToFix(goal.value, plannedControl(holdoutShare, attachments));
}
