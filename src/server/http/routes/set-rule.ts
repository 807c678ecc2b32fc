import * as z from 'zod';
import { RuleList } from '../../../core/contract/rule-settings.ts';
import { configFor } from '../../../core/grounding/config/audit-config.ts';
import { Severity } from '../../../core/hypotheses/lint-report.ts';
import { setRule } from '../../use-cases/settings/set-rule.ts';
import { rulesAnswer } from '../rules-answer.ts';
import { defineRoute } from '../route.ts';

const Setting = z.strictObject({
  severity: z.enum([...Severity.options, 'off']),
  graceDays: z.int().min(0).max(90),
  options: z.record(z.string().max(60), z.number()),
});

/** Sets how a rule speaks in the account's audits; null lets it speak as it does by itself. */
export const setRuleRoute = defineRoute({
  method: 'put',
  path: '/api/settings/rules',
  access: 'edit',
  params: null,
  body: z.strictObject({ ruleId: z.string().max(20), setting: z.nullable(Setting) }),
  query: null,
  answer: RuleList,
  handle: async (call) => {
    const { portalId } = call.identity;
    const { settings: file } = configFor(call.deps.auditConfig, portalId);
    const set = await setRule(call.deps.store, { portalId, ...call.body, file });
    return set.ok ? rulesAnswer(call) : set;
  },
});
