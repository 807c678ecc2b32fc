import type { JobKind } from '../../core/contract/job.ts';

/** What each kind of work is called where a sentence begins with it. */
export const WORK: Record<JobKind, string> = {
  audit: 'An audit',
  measure: 'A measurement',
  write_back: 'Writing results',
  remove_written: 'Removing results',
  baseline: 'Working out today’s number',
  record_events: 'Acting on what HubSpot told of records',
  weekly_message: 'The weekly message',
};
