import { assetKey } from '../../asset.ts';
import type { ListModel } from '../../grounding/list/list-model.ts';
import type { Workflow } from '../../grounding/workflow/model.ts';
import { fixedMeanings, type FixedMeaning } from '../../hypotheses/fixed-meaning.ts';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { DataProblem } from './data-problem.ts';
import { dayInWords } from '../words/phrases.ts';
import { putQuestion, type FoundMeaning } from './question.ts';

/** Lists and workflows as they are now; what is not among them could not be read, or is gone. */
export interface MeaningsNow {
  lists: readonly ListModel[];
  workflows: readonly Workflow[];
}

/**
 * A list that asks for other people, or a workflow that does something else, than at the start. A change that keeps the
 * meaning is none, and what cannot be compared is not called one: the audit tells that it is not known. A workflow that
 * is off gives nobody anything.
 */
export function changedMeaning(
  hypothesis: Hypothesis,
  now: MeaningsNow,
  timeZone: string,
): DataProblem | null {
  const changed = fixedMeanings(hypothesis).flatMap((fixed) => changeOf(fixed, now, timeZone));
  const [first] = changed;
  if (first === undefined) return null;
  const message = `${changed.map(({ told }) => told).join(' ')}`;
  return {
    code: 'definition_changed',
    message,
    hint: 'Do people still get the same thing? Yes, carry on; or no, start version 2.',
    question: putQuestion({
      code: 'definition_changed',
      text: `${message} Do people still get the same thing?`,
      yes: 'Yes, carry on',
      no: 'No, start version 2',
      found: changed.map(({ asset, hash, what }) => ({ asset, hash, what })),
    }),
  };
}

interface Change extends FoundMeaning {
  told: string;
}

function changeOf(fixed: FixedMeaning, now: MeaningsNow, timeZone: string): Change[] {
  const found = fixed.asset.kind === 'list' ? listNow(fixed, now) : workflowNow(fixed, now);
  if (found === null || fixed.hash === null || found.hash === null || found.hash === fixed.hash) return [];
  const { hash, name, changedAt } = found;
  const isList = fixed.asset.kind === 'list';
  const what = isList
    ? `the conditions of segment “${name}” changed`
    : `what workflow “${name}” does changed`;
  const when =
    changedAt === null
      ? `Since ${dayInWords(Date.parse(fixed.at), timeZone)}`
      : `On ${dayInWords(changedAt, timeZone)}`;
  return [{ asset: fixed.asset, hash, what, told: `${when} ${what}.` }];
}

interface Found {
  hash: string | null;
  name: string;
  /** Epoch milliseconds; null where HubSpot does not say. */
  changedAt: number | null;
}

/** Who is in a list without conditions is a matter of hand: nothing of it is fixed. */
function listNow({ asset, at }: FixedMeaning, { lists }: MeaningsNow): Found | null {
  const list = lists.find(({ id }) => assetKey({ kind: 'list', id }) === assetKey(asset));
  if (list === undefined || list.processingType === 'MANUAL') return null;
  const { filterHash, filtersUpdatedAt, name } = list;
  const changedAt = filtersUpdatedAt !== null && filtersUpdatedAt >= Date.parse(at) ? filtersUpdatedAt : null;
  return { hash: filterHash, name, changedAt };
}

function workflowNow({ asset }: FixedMeaning, { workflows }: MeaningsNow): Found | null {
  const workflow = workflows.find(({ id }) => id === asset.id);
  if (workflow === undefined || !workflow.isEnabled) return null;
  return { hash: workflow.meaningHash, name: workflow.name, changedAt: null };
}
