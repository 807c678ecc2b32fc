import * as z from 'zod/mini';
import { Severity } from '../hypotheses/lint-report.ts';
import { accept, refuse, type Result } from '../result.ts';
import { nearest } from './nearest.ts';
import type { Rule, RuleSetting, RuleSettings } from './rule.ts';
import { RULES } from './rules/registry.ts';

const SeverityOrOff = z.enum([...Severity.options, 'off']);
const Setting = z.union([
  SeverityOrOff,
  z.strictObject({
    severity: z.exactOptional(SeverityOrOff),
    options: z.exactOptional(z.record(z.string(), z.unknown())),
  }),
]);
const SettingsFile = z.strictObject({ rules: z.record(z.string(), z.unknown()) });

type Reason = 'settings_invalid' | 'unknown_rule';

/**
 * Reads what people write about rules: `{rules: {SG101: "warning", SG305: {severity, options}}}`. Every problem is
 * named in one message: unknown rules with the nearest id, values that are no severity, options the rule refuses.
 */
export function readRuleSettings(
  data: unknown,
  rules: readonly Rule[] = RULES,
): Result<RuleSettings, Reason> {
  const file = SettingsFile.safeParse(data);
  if (!file.success) {
    return refuse('settings_invalid', `The rule settings are not {rules: {…}}: ${words(file.error)}.`, SHAPE);
  }
  const settings: RuleSettings = {};
  const problems: { reason: Reason; text: string }[] = [];
  for (const [id, value] of Object.entries(file.data.rules)) {
    const rule = rules.find((candidate) => candidate.id === id);
    const read = rule === undefined ? unknownRule(id, rules) : readSetting(rule, value);
    if ('text' in read) problems.push(read);
    else settings[id] = read;
  }
  const [first] = problems;
  if (first === undefined) return accept(settings);
  return refuse(first.reason, problems.map(({ text }) => text).join(' '), SHAPE);
}

const SHAPE = 'Write rules as SG101: off | note | warning | error, or {severity, options}.';

function unknownRule(id: string, rules: readonly Rule[]): { reason: Reason; text: string } {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const ask = near === null ? '' : ` Did you mean ${near}?`;
  return { reason: 'unknown_rule', text: `There is no rule ${id}.${ask}` };
}

function readSetting(rule: Rule, value: unknown): RuleSetting | { reason: Reason; text: string } {
  const read = Setting.safeParse(value);
  if (!read.success) {
    return {
      reason: 'settings_invalid',
      text: `${rule.id}: ${JSON.stringify(value)} is no setting (${words(read.error)}).`,
    };
  }
  const setting = typeof read.data === 'string' ? { severity: read.data } : read.data;
  const options = rule.options.safeParse(setting.options ?? {});
  if (options.success) return setting;
  return { reason: 'settings_invalid', text: `${rule.id} refuses its options: ${words(options.error)}.` };
}

function words(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.')} ${message}`.trim())
    .join('; ');
}
