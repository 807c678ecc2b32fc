/** Whether a hypothesis carries what is attached to it, and why (or why not). */
export interface Support {
  supports: boolean;
  reason: SupportReason;
}

export type SupportReason =
  | 'live'
  | 'live_reviewed'
  | 'awaiting_decision'
  | 'practice'
  | 'unproven_practice'
  | 'draft_only'
  | 'refuted'
  | 'stopped'
  | 'superseded'
  | 'review_overdue'
  | 'retired'
  | 'dangling';
