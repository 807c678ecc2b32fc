import * as z from 'zod/mini';
import type { Metric } from '../../hypotheses/metric.ts';
import type { Rule } from '../engine/rule.ts';
import { carriedPairs, quoted, slotEvidence, workflowAsset } from '../facts/rule-facts.ts';
import type { PropertyUse } from '../workflow/model.ts';

const Options = z.strictObject({});

export const SG303: Rule<z.infer<typeof Options>> = {
  id: 'SG303',
  title: 'Workflow sets the outcome it is measured by',
  severity: 'error',
  why: 'If the workflow itself brings about the counted value, the result says that the workflow ran and nothing else.',
  question: 'Which field do people change by what they do? Count that one, or stop setting this one here.',
  options: Options,
  check(context) {
    return carriedPairs(context).flatMap(({ judgement, hypothesis }) => {
      const { workflow } = judgement;
      const metric = hypothesis.prediction?.metric ?? null;
      if (metric === null) return [];
      const writes = workflow.propertiesWritten.filter(
        (use) =>
          use.property === metric.property &&
          use.objectTypeId === hypothesis.objectTypeId &&
          couldCount(metric, use.value),
      );
      if (writes.length === 0) return [];
      return [
        {
          asset: workflowAsset(judgement),
          message: `${quoted(hypothesis)} counts “${metric.label}” (${metric.property}); “${workflow.name}” sets it itself${valuesOf(writes)}.`,
          subject: hypothesis.id,
          evidence: [
            ...writes.map(({ path, value }) => ({
              kind: 'workflow' as const,
              id: workflow.id,
              path,
              text: `sets ${metric.property}${value === null ? '' : ` to ${value}`}`,
            })),
            slotEvidence(hypothesis, 'prediction.metric', `counts ${metric.property}`),
          ],
        },
      ];
    });
  },
};

function valuesOf(writes: readonly PropertyUse[]): string {
  const values = [...new Set(writes.flatMap(({ value }) => value ?? []))].sort();
  return values.length === 0 ? '' : ` to ${values.join(', ')}`;
}

/** False only where the written value is fixed and can never be the counted outcome. */
function couldCount(metric: Metric, value: string | null): boolean {
  if (value === null) return true;
  if (value === '') return false;
  if (metric.kind !== 'property_condition' || metric.operator === 'known') return true;
  if (metric.operator === 'eq' || metric.operator === 'in') return metric.values.includes(value);
  const limit = Number(metric.values[0]);
  const written = Number(value);
  if (Number.isNaN(limit) || Number.isNaN(written)) return true;
  return metric.operator === 'gte' ? written >= limit : written <= limit;
}
