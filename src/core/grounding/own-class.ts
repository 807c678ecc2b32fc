import type { WorkflowClass } from './judgements.ts';
import type { Action, Message, Workflow } from './workflow/model.ts';

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
export function ownClassOf(workflow: Workflow, transactionalEmails: ReadonlySet<string>): ClassWithReason {
  const { actions, messages, destinations } = workflow;
  if (actions.length === 0) return { class: 'operational', reason: 'Has no actions: it does nothing.' };
  const sendsPromotion = messages.some((message) => !isTransactional(message, transactionalEmails));
  if (sendsPromotion) return { class: 'customer_facing', reason: `Sends ${countedByChannel(messages)}.` };
  if (actions.some(({ kind }) => kind === 'ads_audience')) {
    return { class: 'customer_facing', reason: 'Puts people into an ads audience.' };
  }
  if (destinations.length > 0) return { class: 'unclassified', reason: unclear(workflow) };
  if (messages.length > 0) {
    return {
      class: 'service_message',
      reason: 'Sends only transactional emails, such as order confirmations.',
    };
  }
  return {
    class: 'operational',
    reason: `Nothing in it writes to customers: ${shortened(doingsOf(actions))}.`,
  };
}

function isTransactional({ channel, contentId }: Message, transactionalEmails: ReadonlySet<string>): boolean {
  return channel === 'email' && contentId !== null && transactionalEmails.has(contentId);
}

function unclear({ messages, destinations }: Workflow): string {
  const places = shortened(unique(destinations.map(({ label }) => label)));
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
