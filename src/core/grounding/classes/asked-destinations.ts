import type { AskedDestination } from '../../contract/asked-destination.ts';
import { destinationKey, latestAnswers } from './destination-answers.ts';
import { compareKeys, compareText } from '../engine/finding-order.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { DestinationAnswer } from '../judgements.ts';
import { isOn } from '../facts/rule-facts.ts';
import type { Destination } from '../workflow/model.ts';

/**
 * Every outside system that workflows which are on hand records to, once each, with what a person answered about it
 * and the workflows that wait for an answer; those that most workflows wait for come first.
 */
export function askedDestinations(
  workflows: readonly WorkflowJudgement[],
  answers: readonly DestinationAnswer[],
): AskedDestination[] {
  const said = latestAnswers(answers);
  const uses = new Map<string, { destination: Destination; by: WorkflowJudgement[] }>();
  for (const judgement of workflows.filter(isOn)) {
    for (const destination of judgement.workflow.destinations) {
      const key = destinationKey(destination);
      const known = uses.get(key);
      if (known === undefined) uses.set(key, { destination, by: [judgement] });
      else if (!known.by.includes(judgement)) known.by.push(judgement);
    }
  }
  const asked = [...uses].map(([key, { destination, by }]): AskedDestination => {
    const answer = said.get(key) ?? null;
    const waiting = answer === null ? by.filter(({ state }) => state === 'unclassified') : [];
    return {
      ...{ kind: destination.kind, key: destination.key, label: destination.label },
      workflowIds: idsOf(by),
      waiting: idsOf(waiting),
      answer: answer === null ? null : told(answer),
    };
  });
  return asked.sort((a, b) =>
    compareKeys([-a.waiting.length, destinationKey(a)], [-b.waiting.length, destinationKey(b)]),
  );
}

function idsOf(judgements: readonly WorkflowJudgement[]): string[] {
  return judgements.map(({ workflow }) => workflow.id).sort(compareText);
}

function told({ destination: _destination, ...answer }: DestinationAnswer): AskedDestination['answer'] {
  return answer;
}
