import { destinationIn } from '../../core/grounding/classes/destination-answers.ts';
import type { DestinationClass, DestinationRef } from '../../core/grounding/judgements.ts';
import { Fault } from '../../core/fault.ts';
import { answer } from '../use-cases/judge/answer.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface AnswerOptions {
  class: DestinationClass;
  reason: string;
  sandbox?: true;
}

export async function answerCommand(
  shell: Shell,
  named: readonly string[],
  { class: found, reason, sandbox }: AnswerOptions,
): Promise<number> {
  const destinations = named.map(destinationOf);
  const { settled } = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const { portalId } = account;
    return accepted(await answer(account, { portalId, by: 'cli', destinations, class: found, reason }));
  });
  const workflows = `${settled} ${settled === 1 ? 'workflow' : 'workflows'}`;
  shell.out(`Answered. ${workflows} of the latest audit waited for it; the next one counts it.`);
  return EXIT.clean;
}

export async function unanswerCommand(
  shell: Shell,
  named: string,
  { sandbox }: { sandbox?: true },
): Promise<number> {
  const destination = destinationOf(named);
  const outcome = await withAccount(shell, { mode: 'write', sandbox }, (account) =>
    account.store.judgements.unanswer(account.portalId, destination),
  );
  shell.out(outcome === 'removed' ? 'It is asked about again.' : 'Nobody had answered about it.');
  return EXIT.clean;
}

function destinationOf(text: string): DestinationRef {
  const destination = destinationIn(text);
  if (destination !== null) return destination;
  throw new Fault(
    'destination_unclear',
    `“${text}” names no outside system.`,
    'Write it as the audit does: webhook:<host>, app_action:<id>, custom_code:<digest> or unknown_action:<id>.',
  );
}
