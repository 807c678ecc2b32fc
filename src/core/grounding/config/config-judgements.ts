import * as z from 'zod/mini';
import { HypothesisId } from '../../hypotheses/hypothesis.ts';
import type { AuditConfig } from './audit-config.ts';
import { destinationIn } from '../classes/destination-answers.ts';
import { DestinationClass, Mute, WorkflowClass } from '../judgements.ts';
import type { ConfigProblem } from './settings.ts';

/** YAML reads an unquoted id as a number. */
export const Id = z.union([z.string().check(z.minLength(1)), z.int()]);

const said = { reason: Mute.shape.reason, by: Mute.shape.by };
export const FileClass = z.strictObject({
  workflow: Id,
  class: WorkflowClass,
  /** Ties it to what the workflow does today: the `actionsHash` that `why` tells. */
  actions: z.exactOptional(z.string().check(z.minLength(1))),
  ...said,
});
export const FileAnswer = z.strictObject({
  destination: z.string().check(z.minLength(1)),
  class: DestinationClass,
  ...said,
});
export const FileContradiction = z.strictObject({ workflow: Id, hypothesis: HypothesisId, ...said });

interface FileJudgements {
  classes?: z.infer<typeof FileClass>[];
  answers?: z.infer<typeof FileAnswer>[];
  contradictions?: z.infer<typeof FileContradiction>[];
}

/** Classes, answers and contradictions of the file, as said at a moment. */
export function judgementsIn(
  { classes = [], answers = [], contradictions = [] }: FileJudgements,
  at: string,
): Pick<AuditConfig, 'classOverrides' | 'answers' | 'contradictions'> {
  return {
    classOverrides: classes.map(({ workflow, actions = null, ...rest }) => {
      return { workflowId: String(workflow), actionsHash: actions, ...rest, at };
    }),
    answers: answers.flatMap(({ destination, ...rest }) => {
      const named = destinationIn(destination);
      return named === null ? [] : [{ destination: named, ...rest, at }];
    }),
    contradictions: contradictions.map(({ workflow, hypothesis, ...rest }) => {
      return { workflowId: String(workflow), hypothesisId: hypothesis, ...rest, at };
    }),
  };
}

/** A destination that cannot be read, with how one is written. */
export function destinationProblems(destination: string, path: ConfigProblem['path']): ConfigProblem[] {
  if (destinationIn(destination) !== null) return [];
  const forms = 'webhook:<host>, app_action:<id>, custom_code:<digest> or unknown_action:<id>';
  return [{ path: [...path, 'destination'], message: `“${destination}” is none: write ${forms}.` }];
}
