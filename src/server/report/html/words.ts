import type { WorkflowEntry } from '../../../core/contract/audit-entry.ts';

export type State = WorkflowEntry['grounding'];

/** A sign beside each word, so that states can be told apart without colour. */
export const STATE_WORDS: Record<State, string> = {
  grounded: '● Has a hypothesis',
  inherited: '◐ Through its segment or workflow',
  ungrounded: '○ No hypothesis',
  exempt: '◇ Exempt',
  not_applicable: '– None needed',
  unclassified: '? Not sure yet',
  unknown: '× Couldn’t read',
};

const CLASS_WORDS: Record<NonNullable<WorkflowEntry['class']>, string> = {
  customer_facing: 'Writes to customers',
  feeder: 'Leads people to others',
  service_message: 'Service message',
  operational: 'Runs in the background',
  unclassified: 'Uses an outside system',
};

export function classWords({ class: kind }: Pick<WorkflowEntry, 'class'>): string {
  return kind === null ? 'Couldn’t read' : CLASS_WORDS[kind];
}

const REASON_WORDS: Record<string, string> = {
  refuted: 'its hypothesis did not come true',
  stopped: 'its hypothesis was stopped',
  retired: 'its hypothesis was retired',
  review_overdue: 'the review of its hypothesis is overdue',
  dangling: 'its hypothesis is gone',
  draft_only: 'its hypothesis is still a draft',
  contradicted: 'somebody said that the hypothesis does not cover it',
  partly_inherited: 'a hypothesis covers only some of the ways in',
  exemption_expired: 'its exemption has ended',
  none: 'nothing is attached to it or to where its people come from',
};

/** Why a workflow has no hypothesis; empty where the state says it all. */
export function reasonWords({ groundingReason }: Pick<WorkflowEntry, 'groundingReason'>): string {
  return Object.hasOwn(REASON_WORDS, groundingReason) ? (REASON_WORDS[groundingReason] ?? '') : '';
}

const CHANNEL_WORDS: Record<string, string> = {
  email: 'e-mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp message',
  sequence: 'sequence',
  survey: 'survey',
};

/** “E-mail “Welcome 1”” or “SMS 81”. */
export function messageWords({ channel, contentId, name }: WorkflowEntry['messages'][number]): string {
  const kind = CHANNEL_WORDS[channel] ?? channel;
  if (name !== null) return `${kind} “${name}”`;
  return contentId === null ? kind : `${kind} ${contentId}`;
}

const EVIDENCE_WORDS: Record<string, string> = {
  caused: 'People were sorted by lot.',
  compared_with: 'Compared with another segment.',
  rose_from: 'Compared with the number that was written down before.',
};

export function evidenceWords(grade: string): string {
  return EVIDENCE_WORDS[grade] ?? '';
}
