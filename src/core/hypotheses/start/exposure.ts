import type { StartCheckInput, StartProblem } from '../start-check.ts';

/** Exactly one place decides who has joined and when: the attached lists, or our workflow step. */
export function exposureProblems(input: StartCheckInput): StartProblem[] {
  const { hypothesis } = input;
  const twice = twoSources(input);
  if (twice !== null) return [twice];
  if (hypothesis.kind === 'reviewed') return hasAnything(input) ? [] : [nothingAttached(input)];
  const treated = input.attachments.some(({ role }) => role === 'treatment');
  const carried = input.attachments.some(({ role }) => role === 'tactic');
  if (hypothesis.exposureSource === 'list') return treated ? [] : [noList()];
  return carried ? [] : [noWorkflow()];
}

function twoSources({ hypothesis, attachments, workflows }: StartCheckInput): StartProblem | null {
  const lists = attachments.filter(({ asset }) => asset.kind === 'list');
  const [firstList] = lists;
  if (hypothesis.exposureSource === 'action') {
    if (firstList === undefined) return null;
    return two(`People join by the workflow step, yet segment ${firstList.asset.id} is attached too.`);
  }
  if ((hypothesis.holdoutShare ?? 0) > 0) {
    return two('People join by segment, yet a share is held out, which only the workflow step can do.');
  }
  const step = workflows.find(({ assignments }) =>
    assignments.some(({ hypothesisId }) => hypothesisId === hypothesis.id),
  );
  return step === undefined
    ? null
    : two(`People join by segment, yet “${step.name}” (${step.id}) has the step for this hypothesis.`);
}

function two(message: string): StartProblem {
  const hint =
    'Choose one: detach the segments and count from the step, or remove the step and count from the segment.';
  return { code: 'two_exposure_sources', message, hint };
}

function hasAnything({ attachments }: StartCheckInput): boolean {
  return attachments.some(({ role }) => role !== 'control');
}

function nothingAttached({ hypothesis }: StartCheckInput): StartProblem {
  const message = `Nothing carries ${hypothesis.id} yet.`;
  return {
    code: 'no_exposure',
    message,
    hint: 'Attach the segment it is about, or the workflow that carries it.',
  };
}

function noList(): StartProblem {
  const hint = 'Attach the segment it is about as “gets it”.';
  return { code: 'no_exposure', message: 'No segment is attached, so nobody can join.', hint };
}

function noWorkflow(): StartProblem {
  const hint = 'Attach the workflow that will have the step “Assign to hypothesis”.';
  return { code: 'no_exposure', message: 'No workflow is attached, so nobody can join.', hint };
}
