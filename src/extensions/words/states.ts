import type { WorkflowEntry } from '@groundwork/core/contract/audit-entry';
import type { HypothesisSummary } from '@groundwork/core/contract/hypothesis-page';
import { type Tone, toneOf } from '@groundwork/core/explain/tone';
import type { WorkflowClass } from '@groundwork/core/grounding/judgements';
import type { HypothesisStatus } from '@groundwork/core/hypotheses/hypothesis';

export type Grounding = WorkflowEntry['grounding'];

interface Tag {
  label: string;
  tone: Tone;
}

export const GROUNDING: Record<Grounding, Tag> = {
  ungrounded: { label: 'No hypothesis', tone: 'danger' },
  grounded: { label: 'Has a hypothesis', tone: 'success' },
  inherited: { label: 'Through its segment or workflow', tone: 'success' },
  unclassified: { label: 'Not sure yet', tone: 'warning' },
  unknown: { label: 'Couldn’t read', tone: 'warning' },
  exempt: { label: 'Exempt', tone: 'default' },
  not_applicable: { label: 'Runs in the background', tone: 'default' },
};

/** A segment is read and written to, it runs nowhere. */
export const SEGMENT_STATES: Record<Grounding, Tag> = {
  ...GROUNDING,
  unknown: { label: 'Not known', tone: 'warning' },
  not_applicable: { label: 'Nothing writes to it', tone: 'default' },
};

export const CLASSES: Record<WorkflowClass, string> = {
  customer_facing: 'Writes to customers',
  feeder: 'Leads to a workflow that writes',
  service_message: 'Service message',
  operational: 'Works in the background',
  unclassified: 'Not sure yet',
};

/** The tag of a workflow: what sends service messages needs no hypothesis, but runs in no background. */
export function workflowState({ grounding, class: kind }: Pick<WorkflowEntry, 'grounding' | 'class'>): Tag {
  const isService = grounding === 'not_applicable' && kind === 'service_message';
  return isService ? { label: CLASSES.service_message, tone: 'default' } : GROUNDING[grounding];
}

const REASONS: Record<string, string> = {
  none: 'Nobody has written down why.',
  draft_only: 'Its hypothesis is a draft that has not been started.',
  refuted: 'Its hypothesis did not come true.',
  stopped: 'Its hypothesis was stopped.',
  retired: 'Its hypothesis was put away.',
  review_overdue: 'The review of its hypothesis is overdue.',
  dangling: 'Its hypothesis is not there any more.',
  contradicted: 'Somebody said that its hypothesis does not cover it.',
  partly_inherited: 'Only some of the ways in come through a segment or workflow with a hypothesis.',
  workflows_unreadable: 'No workflow could be read.',
  exemption_expired: 'It was exempt, and that has ended.',
};

/** Why a workflow or segment is in its state, where there is more to say than the state itself. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? '';
}

export const STATUSES: Record<HypothesisStatus, Tag> = {
  draft: { label: 'Draft', tone: 'default' },
  live: { label: 'Running', tone: 'info' },
  concluded: { label: 'Decided', tone: 'success' },
  retired: { label: 'Put away', tone: 'default' },
};

/** The tag of a hypothesis: how it stands by its latest reading, else where it is in its life. */
export function hypothesisState({ status, reading }: Pick<HypothesisSummary, 'status' | 'reading'>): Tag {
  const isMeasured = status === 'live' || status === 'concluded';
  if (!isMeasured || reading === null) return STATUSES[status];
  return { label: reading.label, tone: toneOf(reading.state) };
}

export const ROLES = { treatment: 'Gets it', control: 'Compared with', tactic: 'Carries it' };
