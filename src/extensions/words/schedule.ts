import type { Schedule } from '@groundwork/core/contract/schedule';

export const SCHEDULE = {
  title: 'What happens by itself',
  text: (timeZone: string) =>
    `Times are those of the account (${timeZone}). What a server that was away has missed is done once.`,
  notRunning: 'This server starts nothing by itself. You can still start each by hand.',
  work: 'Work',
  last: 'Last started',
  next: 'Next',
  never: 'Never yet',
  off: 'Off',
  notByItself: 'Not by itself',
};

export const WORK: Record<Schedule['work'][number]['work'], string> = {
  audit: 'The audit of all workflows and segments',
  measure: 'Reading the results of running hypotheses',
  write_back: 'Writing results to records',
  weekly_message: 'The weekly message',
};
