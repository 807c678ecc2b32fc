import type { Metric } from '../../../core/hypotheses/metric.ts';
import type { CohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';

/** Whose outcomes are read, and how. */
export interface OutcomeQuestion {
  portalId: string;
  hypothesisId: string;
  objectTypeId: string;
  metric: Metric;
  /** What is watched beside it; null where nothing is, or it cannot be read. */
  guardrail: Metric | null;
  rule: CohortRule;
  /** Epoch milliseconds: who has finished is judged as of this moment. */
  now: number;
}
