import { compareKeys } from '../engine/finding-order.ts';
import type { ClassOverride } from '../judgements.ts';
import type { ClassWithReason } from './own-class.ts';
import type { Workflow } from '../workflow/model.ts';

/** The last word of a person on each workflow's class. */
export function latestOverrides(overrides: readonly ClassOverride[]): Map<string, ClassOverride> {
  const ordered = [...overrides].sort((a, b) =>
    compareKeys([a.at, a.class, a.reason], [b.at, b.class, b.reason]),
  );
  return new Map(ordered.map((override) => [override.workflowId, override]));
}

/** A class set by a person holds while the actions stay as they were; afterwards the machine's own holds again. */
export function withOverride(
  own: ClassWithReason,
  workflow: Workflow,
  override: ClassOverride | undefined,
): ClassWithReason & { isSetByPerson: boolean } {
  if (override === undefined) return { ...own, isSetByPerson: false };
  if (override.actionsHash === null || override.actionsHash === workflow.actionsHash) {
    return {
      class: override.class,
      reason: `${override.reason} (set by ${override.by}).`,
      isSetByPerson: true,
    };
  }
  const lapsed = 'A class set by hand no longer holds, because the actions have changed.';
  return { ...own, reason: `${own.reason} ${lapsed}`, isSetByPerson: false };
}
