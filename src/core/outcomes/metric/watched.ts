import { needsHistory, type Metric } from '../../hypotheses/metric.ts';
import { readOutcome, type OutcomeFacts, type OutcomeWindow } from './outcome.ts';

/** The properties that have to be read for these metrics, and those of them with their history. */
export function propertiesToRead(metrics: readonly Metric[]): {
  properties: string[];
  withHistory: string[];
} {
  const names = (some: readonly Metric[]) => [...new Set(some.map(({ property }) => property))];
  return { properties: names(metrics), withHistory: names(metrics.filter(needsHistory)) };
}

/**
 * What became of the guardrail inside the window of a record; undefined where that is not known, or where it had
 * happened before the record joined.
 */
export function guardrailOutcome(
  guardrail: Metric | null,
  facts: OutcomeFacts,
  window: OutcomeWindow,
): 'reached' | 'not_reached' | undefined {
  if (guardrail === null) return undefined;
  const { kind } = readOutcome(guardrail, facts, window);
  return kind === 'reached' || kind === 'not_reached' ? kind : undefined;
}
