import { destinationKey, type Answers } from './destination-answers.ts';
import type { DestinationAnswer, WorkflowClass } from '../judgements.ts';
import type { Action, Message, Workflow } from '../workflow/model.ts';

/** A class with its reason in words a marketer understands. */
export interface ClassWithReason {
  class: WorkflowClass;
  reason: string;
}

const CHANNELS: Record<Message['channel'], { one: string; many: string }> = {
  email: { one: 'marketing email', many: 'marketing emails' },
  sms: { one: 'SMS', many: 'SMS' },
  whatsapp: { one: 'WhatsApp message', many: 'WhatsApp messages' },
  sequence: { one: 'sequence', many: 'sequences' },
  survey: { one: 'survey', many: 'surveys' },
};

/** What a workflow is by its own actions, before it is asked whom it leads to. */
export function ownClassOf(
  workflow: Workflow,
  transactionalEmails: ReadonlySet<string>,
  answers: Answers,
): ClassWithReason {
  const { actions, messages } = workflow;
  const { open, reaching, inside } = answered(workflow, answers);
  if (actions.length === 0) return { class: 'operational', reason: 'Has no actions: it does nothing.' };
  const sendsPromotion = messages.some((message) => !isTransactional(message, transactionalEmails));
  if (sendsPromotion) return { class: 'customer_facing', reason: `Sends ${countedByChannel(messages)}.` };
  if (actions.some(({ kind }) => kind === 'ads_audience')) {
    return { class: 'customer_facing', reason: 'Puts people into an ads audience.' };
  }
  if (reaching.length > 0) return { class: 'customer_facing', reason: saysWho(reaching) };
  if (open.length > 0) return { class: 'unclassified', reason: unclear(workflow, open) };
  if (messages.length > 0) {
    return {
      class: 'service_message',
      reason: withAnswers('Sends only transactional emails, such as order confirmations.', inside),
    };
  }
  return {
    class: 'operational',
    reason: withAnswers(`Nothing in it writes to customers: ${shortened(doingsOf(actions))}.`, inside),
  };
}

function isTransactional({ channel, contentId }: Message, transactionalEmails: ReadonlySet<string>): boolean {
  return channel === 'email' && contentId !== null && transactionalEmails.has(contentId);
}

interface Told {
  label: string;
  answer: DestinationAnswer;
}

/** Outside systems nobody has answered about, those that write to customers, and those that do not; each once. */
function answered({ destinations }: Workflow, answers: Answers) {
  const each = new Map(destinations.map((one) => [destinationKey(one), one.label]));
  const told = [...each].flatMap(([key, label]): Told[] => {
    const answer = answers.get(key);
    return answer === undefined ? [] : [{ label, answer }];
  });
  return {
    open: [...each].filter(([key]) => !answers.has(key)).map(([, label]) => label),
    reaching: told.filter(({ answer }) => answer.class === 'customer_facing'),
    inside: told.filter(({ answer }) => answer.class === 'operational'),
  };
}

function saysWho(reaching: readonly Told[]): string {
  const places = reaching.map(({ label, answer }) => `${label}: ${answer.reason} (answered by ${answer.by})`);
  return `Writes to customers through ${shortened(places)}.`;
}

function withAnswers(reason: string, inside: readonly Told[]): string {
  if (inside.length === 0) return reason;
  const places = inside.map(({ label, answer }) => `${label}: ${answer.reason} (answered by ${answer.by})`);
  return `${reason} No customer is written to by ${shortened(places)}.`;
}

function unclear({ messages }: Workflow, open: readonly string[]): string {
  const places = shortened(unique(open));
  const own = messages.length > 0 ? 'Sends only transactional emails itself, but uses' : 'Uses';
  return `${own} ${places}: HubSpot does not show whether that writes to customers.`;
}

function countedByChannel(messages: readonly Message[]): string {
  const counts = new Map<Message['channel'], number>();
  for (const { channel } of messages) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  const words = [...counts].map(
    ([channel, count]) => `${count} ${CHANNELS[channel][count === 1 ? 'one' : 'many']}`,
  );
  return words.join(' and ');
}

/** What is done; waiting and branching is told only where a workflow does nothing else. */
function doingsOf(actions: readonly Action[]): string[] {
  const doing = actions.filter(({ kind }) => !['branch', 'delay', 'wait'].includes(kind));
  return unique((doing.length > 0 ? doing : actions).map(({ label }) => label));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function shortened(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
