import type { MisfitReason } from '@groundwork/core/hypotheses/misfit-reason';

export const LIMITS =
  'We see segments and our own workflow step. HubSpot doesn’t show apps every workflow a record is in.';
export const WHAT_WE_CANNOT_SEE = 'What we can’t see';

export const SALES_NOTE = 'Sales';
export const SAY_WHY = 'Say why';
/** For those who may decide, and for those who look on. */
export const DECISION_DUE = { editor: 'Your decision is due', viewer: 'A decision is due' };
export const STILL_WRITES = 'Still writing to them';
export const DRAFT_STARTED = 'Draft';
export const OPEN_HYPOTHESIS = 'Open hypothesis';

export const GROUPS = { gets_it: 'Gets it', compared_with: 'Held out, for comparison' };

export const MISFIT = {
  title: 'This doesn’t fit',
  help: 'Counted as evidence. It changes nothing for this record.',
  reason: 'What doesn’t fit?',
  note: 'In a few words (optional)',
  send: 'Send',
  noted: (reason: MisfitReason) => `Noted as not fitting: ${MISFIT_REASONS[reason].toLowerCase()}`,
};

export const MISFIT_REASONS: Record<MisfitReason, string> = {
  wrong_audience: 'Wrong audience',
  already_did_it: 'Already did it',
  asked_to_stop: 'Asked us to stop',
  other: 'Something else',
};

export const WHY = {
  usedBy: (names: readonly string[]) => `Writes to its members: ${names.join(', ')}`,
  notUsed: 'Used to write to its members.',
  pick: 'Attach to a hypothesis that is being written',
  pickPlaceholder: 'Choose one',
  attach: 'Attach',
  or: 'Or write a new one',
  sentence: 'Why does this segment exist?',
  example:
    'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll … If we’re right, we’ll see …',
  save: 'Save as draft',
  tooShort: 'Write the sentence first.',
  saved: 'It is kept as a draft, and counts once it has been started.',
  attached: 'Attached. It counts once the hypothesis has been started.',
};

export const CONTACTS_HERE = {
  summary: (inHypotheses: number, total: number, hasMore: boolean) =>
    `${inHypotheses} of ${hasMore ? `the first ${total}` : total} contacts here are in hypotheses`,
  none: 'No contacts are associated here.',
  count: (count: number) => (count === 1 ? '1 hypothesis' : `${count} hypotheses`),
  unreadable: 'HubSpot didn’t tell us the contacts here.',
};

export const TIMELINE = {
  title: 'What happened, and what we expect',
  day: 'Day',
  what: 'What',
  earlier: (count: number) => `${count} earlier`,
};
