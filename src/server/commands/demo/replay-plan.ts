import { Fault } from '../../../core/fault.ts';
import type { Result } from '../../../core/result.ts';
import { DAY_MS } from '../../../core/time.ts';
import { DEMO_ACTOR, demoPlan, type DemoHypothesis, type DemoPlan } from '../../../sandbox/seed/demo-plan.ts';
import { attachAssets, type AttachRequestItem } from '../../use-cases/attach/attach-assets.ts';
import { createHypothesis } from '../../use-cases/hypotheses/create-hypothesis.ts';
import { exempt } from '../../use-cases/judge/exempt.ts';
import { setClass } from '../../use-cases/judge/set-class.ts';
import { startHypothesisUseCase } from '../../use-cases/hypotheses/start-hypothesis.ts';
import { measure } from '../../use-cases/measure/measure.ts';
import type { DemoAccount } from './open-demo.ts';

/** Days of the demo account's past that are lived through, and how often outcomes are read on the way. */
export const DAYS_LIVED = 150;
export const DAYS_BETWEEN_READINGS = 10;

/**
 * Lives through the demo account's past with the real use-cases: people write, attach and start on their days, and
 * outcomes are read every ten days. Ends at the account's now. Throws a Fault when the plan cannot be carried out.
 */
export async function replayPlan(demo: DemoAccount, progress: (text: string) => void): Promise<void> {
  const endsAt = demo.endsAt;
  const plan = demoPlan(endsAt);
  const ids = new Map<string, string>();
  for (let daysAgo = DAYS_LIVED; daysAgo >= 0; daysAgo -= 1) {
    demo.moveTo(endsAt - daysAgo * DAY_MS);
    await liveThroughDay(demo, plan, daysAgo, ids);
    if (daysAgo % DAYS_BETWEEN_READINGS !== 0 || ids.size === 0) continue;
    progress(`Reading outcomes as of ${daysAgo} days ago …`);
    await measure(demo, demo.portalId);
  }
}

async function liveThroughDay(
  demo: DemoAccount,
  plan: DemoPlan,
  daysAgo: number,
  ids: Map<string, string>,
): Promise<void> {
  const actor = { portalId: demo.portalId, by: DEMO_ACTOR };
  for (const entry of plan.hypotheses.filter(({ createdDaysAgo }) => createdDaysAgo === daysAgo)) {
    ids.set(entry.key, await write(demo, entry, `h_demo${String(ids.size + 1).padStart(6, '0')}`));
  }
  for (const { key } of plan.hypotheses.filter(({ startDaysAgo }) => startDaysAgo === daysAgo)) {
    const hypothesisId = ids.get(key) ?? '';
    must(await startHypothesisUseCase(demo, { ...actor, hypothesisId, seenVersion: 1 }));
  }
  for (const { asset, ...exemption } of plan.exemptions.filter((one) => one.daysAgo === daysAgo)) {
    must(await exempt(demo, { ...actor, ...exemption, assets: [asset] }));
  }
  for (const { workflowId, ...override } of plan.classOverrides.filter((one) => one.daysAgo === daysAgo)) {
    must(await setClass(demo, { ...actor, ...override, workflowIds: [workflowId] }));
  }
}

async function write(demo: DemoAccount, entry: DemoHypothesis, id: string): Promise<string> {
  const actor = { portalId: demo.portalId, by: DEMO_ACTOR };
  const draft = must(
    await createHypothesis({ ...demo, newId: () => id }, { ...actor, content: entry.content }),
  );
  // The plan pairs kinds and roles as AttachRequestItem does.
  const assets = entry.attachments.map(({ asset, role }) => ({ ...asset, role }) as AttachRequestItem);
  must(await attachAssets(demo, { ...actor, hypothesisId: id, seenVersion: draft.version, assets }));
  return id;
}

function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Fault(
    'demo_plan_refused',
    `The demo account’s plan was refused: ${result.message}`,
    `Its seed and the use-cases have grown apart (${result.reason}); please report it.`,
  );
}
