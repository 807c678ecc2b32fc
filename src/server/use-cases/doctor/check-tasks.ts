import type { Check } from '../../../core/contract/doctor-report.ts';
import { awaitsDecision } from '../../../core/hypotheses/awaits-decision.ts';
import { hypothesisName } from '../../../core/hypotheses/change.ts';
import type { Store } from '../../store/port/store.ts';

/** Decisions that are due and whose owner got no task, where tasks are switched on; nothing where there are none. */
export async function checkTasks(
  store: Pick<Store, 'portals' | 'hypotheses' | 'decisionTasks'>,
  portalId: string,
): Promise<Check[]> {
  if ((await store.portals.get(portalId))?.tasksEnabled !== true) return [];
  const marks = await store.decisionTasks.all(portalId);
  const checks: Check[] = [];
  for (const hypothesis of (await store.hypotheses.list(portalId)).filter(awaitsDecision)) {
    const { id, verdict } = hypothesis;
    const mark = marks.find((one) => one.hypothesisId === id && one.verdictAt === verdict?.frozenAt);
    if (mark === undefined || mark.failure === null) continue;
    const text = `No task for the owner of ${hypothesisName(hypothesis)}: ${mark.failure.message}`;
    const mend = `${mark.failure.hint} It is tried again every night.`;
    checks.push({ id: `task.${id}`, status: 'warning', text, mend });
  }
  return checks;
}
