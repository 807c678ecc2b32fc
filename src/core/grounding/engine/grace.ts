import type { AssetKind } from '../../asset.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';
import { DAY_MS } from '../../time.ts';
import { hypothesesById } from '../facts/rule-facts.ts';
import type { RuleContext, RuleFinding } from './rule.ts';

/** Days after its creation in which what is found about an asset is only noted. */
export const GRACE_DAYS = 7;

/** When the days of grace of everything a finding is about end, epoch milliseconds; null when they are over. */
export type GraceOf = (finding: RuleFinding, days: number) => number | null;

/**
 * Grace of new workflows and segments, and of drafts: a started hypothesis has had its time. While it lasts a finding
 * is a note; states and figures are what they are.
 */
export function graceIn(context: RuleContext): GraceOf {
  const createdAt = creationsIn(context);
  return ({ asset, others = [] }, days) => {
    const ends = [asset, ...others].map((ref) => {
      const created = createdAt(ref);
      return created === null ? null : created + days * DAY_MS;
    });
    const allNew = ends.every((end) => end !== null && context.input.now < end);
    return allNew ? Math.min(...ends.map((end) => end ?? 0)) : null;
  };
}

/** The finding's severity with its grace: what is a note anyway needs none. */
export function withGrace(
  severity: Severity,
  end: number | null,
): { severity: Severity; until: number | null } {
  return end === null || severity === 'note' ? { severity, until: null } : { severity: 'note', until: end };
}

function creationsIn(context: RuleContext): (ref: { kind: AssetKind; id: string }) => number | null {
  const hypotheses = hypothesesById(context.input);
  return ({ kind, id }) => {
    switch (kind) {
      case 'workflow':
        return context.workflows.get(id)?.workflow.createdAt ?? null;
      case 'list':
        return context.lists.get(id)?.list.createdAt ?? null;
      case 'hypothesis': {
        const hypothesis = hypotheses.get(id);
        return hypothesis?.status === 'draft' ? Date.parse(hypothesis.createdAt) : null;
      }
      case 'portal':
        return null;
    }
  };
}
