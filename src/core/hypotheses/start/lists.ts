import { objectTypeName } from '../../object-type.ts';
import type { StartCheckInput, StartProblem } from '../start-check.ts';
import { isOwnProperty } from './own-properties.ts';

/** Attached lists must exist, hold the records the hypothesis is about, and have one role each. */
export function listProblems(input: StartCheckInput): StartProblem[] {
  return [...unknownLists(input), ...otherTypes(input), ...bothRoles(input), ...ownProperties(input)];
}

function attachedLists({ attachments }: StartCheckInput) {
  return attachments.filter(({ asset }) => asset.kind === 'list');
}

function unknownLists(input: StartCheckInput): StartProblem[] {
  const known = new Set(input.lists.map(({ id }) => id));
  return attachedLists(input)
    .filter(({ asset }) => !known.has(asset.id))
    .map(({ asset }) => ({
      code: 'list_unknown',
      message: `HubSpot doesn’t know segment ${asset.id}.`,
      hint: 'Detach it, or restore it in HubSpot.',
    }));
}

function otherTypes({ hypothesis, lists }: StartCheckInput): StartProblem[] {
  const wanted = objectTypeName(hypothesis.objectTypeId).many;
  return lists
    .filter(({ objectTypeId }) => objectTypeId !== hypothesis.objectTypeId)
    .map(({ id, name, objectTypeId }) => ({
      code: 'list_of_other_type',
      message: `Segment “${name}” (${id}) holds ${objectTypeName(objectTypeId).many}, and the hypothesis is about ${wanted}.`,
      hint: `Attach a segment of ${wanted}.`,
    }));
}

function bothRoles(input: StartCheckInput): StartProblem[] {
  const attached = attachedLists(input);
  const controls = new Set(attached.filter(({ role }) => role === 'control').map(({ asset }) => asset.id));
  return attached
    .filter(({ role, asset }) => role === 'treatment' && controls.has(asset.id))
    .map(({ asset }) => ({
      code: 'list_in_both_roles',
      message: `Segment ${asset.id} cannot both get it and be compared with.`,
      hint: 'Detach it in one of the two roles.',
    }));
}

function ownProperties({ lists, workflows }: StartCheckInput): StartProblem[] {
  const hint = 'Groundwork’s own properties cannot decide who takes part; use another filter.';
  const byList = lists.flatMap(({ id, name, filterProperties }) =>
    filterProperties
      .filter(isOwnProperty)
      .map((property) => `Segment “${name}” (${id}) filters on ${property}.`),
  );
  const byWorkflow = workflows.flatMap(({ id, name, propertiesRead }) =>
    propertiesRead
      .filter(
        ({ property, use }) => isOwnProperty(property) && (use === 'enrolment' || use === 're_enrolment'),
      )
      .map(({ property }) => `Workflow “${name}” (${id}) enrols by ${property}.`),
  );
  return [...byList, ...byWorkflow].map((message) => ({ code: 'own_property', message, hint }));
}
