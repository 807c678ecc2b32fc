import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import { labelOf } from '../outcomes/words/labels.ts';
import type { FrozenVerdict } from '../outcomes/verdict/reading.ts';
import { addDays, dayOf } from '../time.ts';

/** As long as SG501 by itself waits before it calls a decision overdue. */
const DAYS_TO_DECIDE = 7;

/** What the owner of a hypothesis is asked to do in HubSpot once it has its result. */
export interface DecisionTask {
  subject: string;
  /** Paragraphs of plain text; the last is the mark. */
  body: string[];
  /** `YYYY-MM-DD` in the account's time zone. */
  dueOn: string;
  /** Tells the task from every other one: the hypothesis and the moment of its result. */
  mark: string;
}

/** The task that a result asks for; `sentence` is the result as people see it, null where only its label is known. */
export function decisionTask(
  { id, slots }: Pick<Hypothesis, 'id' | 'slots'>,
  verdict: FrozenVerdict,
  { sentence, timeZone }: { sentence: string | null; timeZone: string },
): DecisionTask {
  const label = labelOf({ ...verdict, hasControl: verdict.counts.control !== null });
  const mark = `Groundwork ${id} ${verdict.frozenAt}`;
  const next = 'Open the hypothesis in Groundwork and decide: keep, change or stop. Write down why.';
  return {
    subject: `Decide: ${slots.title === '' ? id : slots.title}`,
    body: [sentence ?? `${label}.`, next, mark],
    dueOn: addDays(dayOf(Date.parse(verdict.frozenAt), timeZone), DAYS_TO_DECIDE),
    mark,
  };
}
