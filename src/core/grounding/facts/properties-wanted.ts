import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { metricsOf } from '../../hypotheses/start/metric.ts';

/** Measured hypotheses whose result is still to come: drafts, and those that run without a verdict. */
export function isToBeMeasured({ kind, status, verdict }: Hypothesis): boolean {
  return kind === 'measured' && verdict === null && (status === 'draft' || status === 'live');
}

/** Names of the properties that have to be known, by object type: what hypotheses still to be measured count. */
export function propertiesWanted(hypotheses: readonly Hypothesis[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const hypothesis of hypotheses.filter(isToBeMeasured)) {
    for (const { property } of metricsOf(hypothesis)) {
      const names = wanted.get(hypothesis.objectTypeId) ?? new Set();
      wanted.set(hypothesis.objectTypeId, names.add(property));
    }
  }
  return wanted;
}
