import type { Support } from '../../hypotheses/supports.ts';
import type { AuditInput } from '../audit-input.ts';
import { exemptionsOf } from './exemptions.ts';
import { failingReasons } from './failing.ts';
import { feederStates } from '../lineage/feeder-state.ts';
import { compareText } from '../engine/finding-order.ts';
import { judgeLists } from './judge-lists.ts';
import type { Classification, ListJudgement, WorkflowJudgement } from './judgement.ts';
import { lineageOf, type Lineage } from '../lineage/lineage.ts';
import { settledState, workflowState, type JudgedState, type WorkflowFacts } from './workflow-state.ts';
import type { Workflow } from '../workflow/model.ts';

type Supports = ReadonlyMap<string, Support>;
type Classes = ReadonlyMap<string, Classification>;

/**
 * The state of every workflow and list that was read, with its reason and the chains behind it, ordered by id.
 * `supports` says of each hypothesis whether it carries; one that is not in it does not exist. What could not be
 * read is in `input.unreadable` and gets no judgement here.
 */
export function judgeAssets(
  input: Readonly<AuditInput>,
  classes: Classes,
  supports: Supports,
): { workflows: Map<string, WorkflowJudgement>; lists: Map<string, ListJudgement> } {
  const lineage = lineageOf(input, supports);
  return {
    workflows: judgeWorkflows(input, classes, supports, lineage),
    lists: judgeLists(input, classes, supports, lineage),
  };
}

function judgeWorkflows(
  input: Readonly<AuditInput>,
  classes: Classes,
  supports: Supports,
  lineage: Lineage,
): Map<string, WorkflowJudgement> {
  const facts = [...input.workflows]
    .sort((a, b) => compareText(a.id, b.id))
    .map(factsReader(input, classes, supports, lineage));
  const feeders = statesOfFeeders(input, facts);
  return new Map(
    facts.map((one) => {
      const { workflow, classification } = one;
      const state = feeders.get(workflow.id) ?? workflowState(one);
      return [workflow.id, { workflow, classification, ...state }];
    }),
  );
}

function factsReader(
  input: Readonly<AuditInput>,
  classes: Classes,
  supports: Supports,
  lineage: Lineage,
): (workflow: Workflow) => WorkflowFacts {
  const exemptionOf = exemptionsOf(input);
  const failingOf = failingReasons(input, supports);
  return (workflow) => {
    const { id, enrolment } = workflow;
    const lists = enrolment.waysIn
      .flatMap(({ inLists }) => inLists)
      .map((listId) => `list:${listId}` as const);
    return {
      workflow,
      classification: classes.get(id) ?? NOT_CLASSIFIED,
      standing: lineage(`workflow:${id}`),
      exemption: exemptionOf({ kind: 'workflow', id }),
      failing: failingOf([`workflow:${id}`, ...lists]),
    };
  };
}

const NOT_CLASSIFIED: Classification = {
  class: 'unclassified',
  reason: 'Nobody has looked at what it does.',
  chainEntry: null,
};

/** Feeders without a word of their own about them (attachment, exemption) take the state of what they feed. */
function statesOfFeeders(
  input: Readonly<AuditInput>,
  facts: readonly WorkflowFacts[],
): Map<string, JudgedState> {
  const settled = new Map<string, JudgedState>();
  const open = new Set<string>();
  for (const one of facts) {
    const isOpen = one.classification.class === 'feeder' && settledState(one) === null;
    if (isOpen) open.add(one.workflow.id);
    else settled.set(one.workflow.id, workflowState(one));
  }
  const unreadable = input.unreadable.filter(
    ({ kind, isEnabled }) => kind === 'workflow' && isEnabled !== false,
  );
  return feederStates({
    workflows: input.workflows,
    lists: input.lists,
    open,
    settled,
    unreadable: unreadable.map(({ id }) => id),
  });
}
