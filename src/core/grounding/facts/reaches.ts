import { destinationKey, latestAnswers, type Answers } from '../classes/destination-answers.ts';
import type { RuleContext } from '../engine/rule.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import { once } from './once.ts';
import { isOn } from './rule-facts.ts';

/** An action through which people may be written to. */
export interface Reach {
  actionId: string;
  /** Its JSON path. */
  path: string;
}

/** What surely writes to people, and what may: HubSpot does not show what it does, and nobody has said. */
export interface Reaches {
  surely: Reach[];
  perhaps: (Reach & { label: string })[];
}

const answersOf = once((input: RuleContext['input']): Answers => latestAnswers(input.judgements.answers));

/** Messages, ads audiences and outside systems of a workflow; one whose class a person has set leaves none open. */
export function ownReaches({ input }: RuleContext, { workflow, classification }: WorkflowJudgement): Reaches {
  const { messages, actions, destinations } = workflow;
  const answers = answersOf(input);
  const ads = actions.filter(({ kind }) => kind === 'ads_audience');
  const isAnsweredFor = SAID_TO_BE_HARMLESS.has(classification.class);
  return {
    surely: [
      ...messages,
      ...ads.map(({ id, path }) => ({ actionId: id, path })),
      ...destinations.filter((one) => answers.get(destinationKey(one))?.class === 'customer_facing'),
    ],
    perhaps: isAnsweredFor ? [] : destinations.filter((one) => !answers.has(destinationKey(one))),
  };
}

/** With an open outside system in it a workflow is one of these only by a person's word. */
const SAID_TO_BE_HARMLESS: ReadonlySet<string> = new Set(['operational', 'service_message']);

/** Steps that hand people on to another workflow which writes to them, or may. */
export function handedOn({ workflows }: RuleContext, { workflow }: WorkflowJudgement): Reaches {
  const targets = workflow.goesTo.flatMap((step) => {
    const target = workflows.get(step.workflowId);
    return target !== undefined && isOn(target) ? [{ ...step, target }] : [];
  });
  const of = (...classes: string[]) =>
    targets.filter(({ target }) => classes.includes(target.classification.class));
  return {
    surely: of('customer_facing', 'feeder'),
    perhaps: of('unclassified').map(({ actionId, path, target }) => {
      return { actionId, path, label: `workflow “${target.workflow.name}”` };
    }),
  };
}
