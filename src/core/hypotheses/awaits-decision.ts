import type { Hypothesis } from './hypothesis.ts';

/** Whether it has its result and a person has still to decide what follows from it. */
export function awaitsDecision({
  status,
  verdict,
  decision,
}: Pick<Hypothesis, 'status' | 'verdict' | 'decision'>): boolean {
  return status === 'live' && verdict !== null && decision === null;
}
