import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { DemoAccount } from './open-demo.ts';

/** The first record that has joined a hypothesis since its start; null when none has, or it was not started. */
export async function firstCounted(
  { store, portalId }: DemoAccount,
  { id, start }: Hypothesis,
): Promise<string | null> {
  if (start === null) return null;
  const startedAt = Date.parse(start.at);
  for await (const { recordId, joinedAt } of store.ledger.open(portalId, id))
    if (joinedAt >= startedAt) return recordId;
  return null;
}

/** The running ones before those with a result, each from the youngest. */
export async function runningFirst({ store, portalId }: DemoAccount): Promise<Hypothesis[]> {
  const hypotheses = [...(await store.hypotheses.list(portalId))].reverse();
  const isRunning = ({ status, verdict }: Hypothesis) => status === 'live' && verdict === null;
  return [...hypotheses.filter(isRunning), ...hypotheses.filter((one) => !isRunning(one))];
}
