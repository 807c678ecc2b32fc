import { calendarDayInWords } from '../outcomes/words/phrases.ts';
import { dayOf } from '../time.ts';
import type { Decision, Hypothesis } from './hypothesis.ts';

const CHOICES: Record<Decision['choice'], string> = {
  keep: 'keep it',
  change: 'change it',
  stop: 'stop it',
};

/** What people made of a hypothesis that they judge; null for a measured one, and before the decision. */
export function judgedByPeople(
  { kind, decision }: Pick<Hypothesis, 'kind' | 'decision'>,
  timeZone: string,
): string | null {
  if (kind !== 'reviewed' || decision === null) return null;
  const { by, at, choice, reason } = decision;
  const day = calendarDayInWords(dayOf(Date.parse(at), timeZone));
  return `Judged by ${by} on ${day}, not by numbers: ${CHOICES[choice]}. ${reason}`.trim();
}
