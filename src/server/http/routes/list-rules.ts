import { RuleList } from '../../../core/contract/rule-settings.ts';
import { rulesAnswer } from '../rules-answer.ts';
import { defineRoute } from '../route.ts';

/** How every rule of the audit speaks in this account, and who set it. */
export const listRules = defineRoute({
  method: 'get',
  path: '/api/settings/rules',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: RuleList,
  handle: rulesAnswer,
});
