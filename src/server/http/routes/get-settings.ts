import { Settings } from '../../../core/contract/settings.ts';
import { settingsAnswer } from '../settings-answer.ts';
import { defineRoute } from '../route.ts';

/** The connection, what was asked of HubSpot, whether results are written, and who may change things. */
export const getSettings = defineRoute({
  method: 'get',
  path: '/api/settings',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: Settings,
  handle: settingsAnswer,
});
