import type { Change } from '@groundwork/core/contract/change';

export const KINDS: Record<Change['about']['kind'], string> = {
  hypothesis: 'Hypothesis',
  attachment: 'Attachment',
  exemption: 'Exemption',
  class: 'What it is',
  answer: 'Outside system',
  contradiction: 'Not covered by its hypothesis',
  mute: 'Muted finding',
  misfit: 'Said that it doesn’t fit',
  backlog: 'Start from here',
  settings: 'Settings',
};

/** Fields by their names in records; the others show theirs. */
export const FIELDS: Record<string, string> = {
  version: 'version',
  status: 'status',
  slots: 'its parts',
  prediction: 'prediction',
  exposureSource: 'how people join',
  holdoutShare: 'share held out',
  reviewOn: 'review date',
  updatedAt: 'time of the last change',
  start: 'start',
  amendments: 'amendments',
  verdict: 'result',
  decision: 'decision',
  successorId: 'next version',
  reviewBy: 'date of the next review',
  reason: 'reason',
  until: 'last day',
  by: 'who said so',
  at: 'when',
  role: 'its part',
  class: 'what it is',
  actionsHash: 'what the workflow did then',
  editors: 'who may change things',
  writesEnabled: 'writing results to records',
  writesHeldOut: 'writing who is held out',
  tasksEnabled: 'tasks for owners',
  rules: 'rules of the audit',
  weeklyMessage: 'where the weekly message goes',
  actionTypeIds: 'which workflow steps are ours',
};

export const CHANGED = {
  added: 'Added',
  removed: 'Taken back',
  changed: (names: readonly string[]) => `Changed: ${names.join(', ')}`,
};

const NOT_PEOPLE: Record<string, string> = { cli: 'Command line', hubspot: 'HubSpot', demo: 'Demo' };

/** A HubSpot user id, or what changed it in nobody's name. */
export function changedBy(by: string): string {
  return NOT_PEOPLE[by] ?? (/^\d+$/.test(by) ? `User ${by}` : by);
}
