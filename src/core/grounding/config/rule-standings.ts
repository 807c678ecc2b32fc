import type { RuleStanding } from '../../contract/rule-settings.ts';
import { GRACE_DAYS } from '../engine/grace.ts';
import type { Rule, RuleSetting, RuleSettings } from '../engine/rule.ts';
import { RULES } from '../rules/registry.ts';

/** What is set for rules: by editors in the account, and by the server's settings file, which goes before. */
export interface RuleSources {
  account: RuleSettings;
  file: RuleSettings;
}

/** Every rule as it speaks in the account, and who says so. */
export function ruleStandings(sources: RuleSources, rules: readonly Rule[] = RULES): RuleStanding[] {
  return rules.map((rule) => {
    const { from, setting } = settingOf(rule.id, sources);
    return {
      ...{ id: rule.id, title: rule.title, why: rule.why, from },
      severity: setting.severity ?? rule.severity,
      graceDays: setting.graceDays ?? GRACE_DAYS,
      options: thresholds(rule.options.parse(setting.options ?? {})),
    };
  });
}

function settingOf(
  id: string,
  { account, file }: RuleSources,
): { from: RuleStanding['from']; setting: RuleSetting } {
  if (file[id] !== undefined) return { from: 'file', setting: file[id] };
  if (account[id] !== undefined) return { from: 'settings', setting: account[id] };
  return { from: 'rule', setting: {} };
}

function thresholds(options: unknown): RuleStanding['options'] {
  return Object.entries(Object(options)).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ name, value }] : [],
  );
}
