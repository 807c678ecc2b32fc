import type { StartCheckInput, StartWarning } from '../start-check.ts';

/** What may stand, but should be known before the start. */
export function warningsOf(input: StartCheckInput): StartWarning[] {
  return [
    ...shortOfSample(input),
    ...selfEmptying(input),
    ...overwritten(input),
    ...missingStep(input),
    ...unreadWorkflows(input),
  ];
}

/** Leads with what can be learned; the ways on follow. It may be started all the same, and the warning stays. */
function shortOfSample({ plan }: StartCheckInput): StartWarning[] {
  const words = plan?.feasibility?.words;
  if (plan?.isShort !== true || words === undefined) return [];
  return [{ code: 'short_of_sample', message: words.canLearn, hint: words.waysOn.join(' ') }];
}

/** A list whose filter asks about the outcome loses people in the moment they succeed. */
export function selfEmptying({
  hypothesis,
  lists,
}: Pick<StartCheckInput, 'hypothesis' | 'lists'>): StartWarning[] {
  const property = hypothesis.prediction?.metric?.property;
  if (property === undefined) return [];
  return lists
    .filter(({ filterProperties }) => filterProperties.includes(property))
    .map(({ id, name }) => ({
      code: 'self_emptying',
      message: `People leave segment “${name}” (${id}) when they succeed: it filters on ${property}, which is what is counted.`,
      hint: 'Filter by the date on which they came in, or count from the Groundwork step in a workflow.',
    }));
}

/** HubSpot's own names for “the latest time” of something. */
const LATEST = /(^|_)(last|latest|recent)(_|$)/;

function overwritten({ hypothesis }: StartCheckInput): StartWarning[] {
  const metric = hypothesis.prediction?.metric;
  if (metric?.kind !== 'date_property' || !LATEST.test(metric.property)) return [];
  return [
    {
      code: 'metric_overwritten',
      message: `${metric.property} keeps the latest time: a later event overwrites the one that counts.`,
      hint: 'Choose a property that keeps the first time, where there is one.',
    },
  ];
}

function missingStep({ hypothesis, workflows }: StartCheckInput): StartWarning[] {
  if (hypothesis.exposureSource !== 'action') return [];
  const has = workflows.some(({ assignments }) =>
    assignments.some(({ hypothesisId }) => hypothesisId === hypothesis.id),
  );
  if (has) return [];
  const message = 'No attached workflow has the step for this hypothesis yet: nobody counts until it has.';
  return [
    {
      code: 'step_missing',
      message,
      hint: 'Add “Assign to hypothesis” to the workflow and choose it there.',
    },
  ];
}

function unreadWorkflows({ attachments, workflows }: StartCheckInput): StartWarning[] {
  const read = new Set(workflows.map(({ id }) => id));
  return attachments
    .filter(({ asset }) => asset.kind === 'workflow' && !read.has(asset.id))
    .map(({ asset }) => ({
      code: 'workflow_unread',
      message: `Workflow ${asset.id} could not be read: a change of its meaning will not be noticed.`,
      hint: 'Check that it still exists and that workflows may be read.',
    }));
}
