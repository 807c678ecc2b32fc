import { WeeklySettings } from '../../../core/contract/weekly.ts';
import { defineRoute } from '../route.ts';
import { weeklyAnswer } from '../weekly-answer.ts';

/** Whether a message is written once a week, and to which host. */
export const getWeeklyMessage = defineRoute({
  method: 'get',
  path: '/api/settings/weekly-message',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: WeeklySettings,
  handle: weeklyAnswer,
});
