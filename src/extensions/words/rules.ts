import type { RuleStanding } from '@groundwork/core/contract/rule-settings';

export const RULES = {
  title: 'What the audit looks at',
  text: 'Changes count from the next audit on. A rule that is off says nothing anywhere in this account.',
  rule: 'Rule',
  speaksAs: 'Speaks as',
  setBy: 'Set by',
  change: 'Change',
  changing: (id: string, title: string) => `${id}: ${title}`,
  graceDays: 'Days in which new workflows and segments are only noted',
  save: 'Save the rule',
  byItself: 'As it is by itself',
  close: 'Close',
};

export const SPEAKS_AS: Record<RuleStanding['severity'], string> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  off: 'Off',
};

export const SET_BY: Record<RuleStanding['from'], string> = {
  rule: 'The rule itself',
  settings: 'Settings',
  file: 'groundwork.yaml on the server',
};

/** Thresholds by their names in code; one without words shows its name. */
export const THRESHOLDS: Record<string, string> = {
  daysToDecide: 'Days to decide in, from the day of the result',
  tolerance: 'How far the groups may be off, as a share (0 to 1)',
};
