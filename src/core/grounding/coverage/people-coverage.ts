import type { PeopleCoverage } from '../../contract/audit-coverage.ts';
import { CONTACT } from '../../object-type.ts';
import { toInstant } from '../../time.ts';
import { audiencesOf, type Part } from './audience-of.ts';
import type { AuditInput } from '../audit-input.ts';
import { compareText } from '../engine/finding-order.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import { boundsOf, countedExactly, type Reach } from './people-counts.ts';
import { isOn } from '../facts/rule-facts.ts';

/** Above this share of workflows that are on and could not be read, people have no overall figure. */
const MOST_UNREADABLE = 0.1;

/**
 * How many of the people our automations can reach today are in one without a hypothesis. Each person counts once,
 * with the worst workflow that can reach them. Null where members and sizes were not asked for or not to be had.
 */
export function peopleCoverage(
  input: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
): PeopleCoverage | null {
  const { people, lists } = input;
  if (people === undefined || lists === null) return null;
  const { reaches, uncountable } = reachOf(input, workflows);
  const counts = people.method === 'exact' ? countedExactly(reaches, people.members) : null;
  const range =
    counts === null
      ? boundsOf(reaches, lists, people.contacts)
      : {
          ungrounded: [counts.ungrounded, counts.ungrounded] as [number, number],
          total: [counts.total, counts.total] as [number, number],
        };
  const judged = counts === null ? 0 : counts.grounded + counts.inherited + counts.ungrounded;
  const withheld = withheldFor(input, workflows, counts === null ? null : judged);
  return {
    unit: 'people',
    method: people.method,
    asOf: toInstant(people.asOf),
    grounded: counts?.grounded ?? null,
    inherited: counts?.inherited ?? null,
    ungrounded: counts?.ungrounded ?? null,
    unknown: counts?.unknown ?? null,
    total: counts?.total ?? null,
    unknownShare: counts === null ? null : counts.total === 0 ? 0 : counts.unknown / counts.total,
    score: counts === null || withheld !== null ? null : (counts.grounded + counts.inherited) / judged,
    withheld,
    range,
    uncountable,
  };
}

const RANKS: Partial<Record<WorkflowJudgement['state'], Reach['state']>> = {
  ungrounded: 'ungrounded',
  unclassified: 'unknown',
  unknown: 'unknown',
  inherited: 'inherited',
  grounded: 'grounded',
};

/** Workflows that are on and may write to people, with whom each reaches, and those of which that cannot be counted. */
function reachOf(
  input: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
): { reaches: Reach[]; uncountable: string[] } {
  const audienceOf = audiencesOf(input.workflows, input.lists ?? []);
  const reaches: Reach[] = [];
  const uncountable = input.unreadable.filter(isUnread).map(({ id }) => id);
  for (const judgement of workflows) {
    const { workflow, classification } = judgement;
    const state = RANKS[judgement.state];
    const isAsked = classification.class === 'customer_facing' || classification.class === 'unclassified';
    if (!isOn(judgement) || !isAsked || state === undefined) continue;
    const parts = workflow.objectTypeId === CONTACT ? audienceOf(workflow) : null;
    if (parts === null || !isKnown(parts, input)) uncountable.push(workflow.id);
    else reaches.push({ state, parts });
  }
  return { reaches, uncountable: uncountable.sort(compareText) };
}

/** Every segment that people come from was read: its members, or its size where sizes are all there is. */
function isKnown(parts: readonly Part[], { people, lists }: Readonly<AuditInput>): boolean {
  const sizes = new Map((lists ?? []).map(({ id, size }) => [id, size]));
  return parts.every(({ all }) =>
    people?.method === 'exact'
      ? all.every((id) => people.members.has(id))
      : all.some((id) => typeof sizes.get(id) === 'number'),
  );
}

function isUnread({ kind, isEnabled }: AuditInput['unreadable'][number]): boolean {
  return kind === 'workflow' && isEnabled !== false;
}

/** Why there is no overall figure; null where there is one. `judged` is null where only bounds are known. */
function withheldFor(
  { unreadable }: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
  judged: number | null,
): PeopleCoverage['withheld'] {
  if (unreadable.some(({ kind }) => kind === 'portal')) return 'workflows_refused';
  const unread = unreadable.filter(isUnread).length;
  const on = workflows.filter(isOn).length + unread;
  if (on > 0 && unread / on > MOST_UNREADABLE) return 'too_many_unreadable';
  if (judged === null) return 'bounds_only';
  return judged === 0 ? 'nobody_to_judge' : null;
}
