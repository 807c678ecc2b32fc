import * as z from 'zod/mini';
import { Severity } from '../../hypotheses/lint-report.ts';
import { nearest } from './nearest.ts';
import type { Rule, RuleSetting, RuleSettings } from '../engine/rule.ts';

/** Something in a settings file that cannot be taken, at its place. */
export interface ConfigProblem {
  path: (string | number)[];
  message: string;
}

const SeverityOrOff = z.enum([...Severity.options, 'off']);

/** What can be written about a rule, given what its options may be. */
export function settingOf<Options extends z.ZodMiniType>(options: Options) {
  return z.union([
    SeverityOrOff,
    z.strictObject({
      severity: z.exactOptional(SeverityOrOff),
      graceDays: z.exactOptional(z.int().check(z.minimum(0), z.maximum(90))),
      options: z.exactOptional(options),
    }),
  ]);
}
/** The options are refused apart, by the rule's own words. */
export const WrittenSetting = settingOf(z.record(z.string(), z.unknown()));

/** Settings as they are kept once they were read: of rules that this version may no longer know, too. */
export const RuleSettingsSchema: z.ZodMiniType<RuleSettings> = z.record(
  z.string(),
  z.strictObject({
    severity: z.exactOptional(SeverityOrOff),
    graceDays: z.exactOptional(z.int().check(z.minimum(0))),
    options: z.exactOptional(z.record(z.string(), z.unknown())),
  }),
);

/** What people write about rules: `SG101: off | note | warning | error`, or `{severity, graceDays, options}`. */
export function readRules(
  written: Readonly<Record<string, unknown>>,
  rules: readonly Rule[],
): { settings: RuleSettings; problems: ConfigProblem[] } {
  const settings: RuleSettings = {};
  const problems: ConfigProblem[] = [];
  for (const [id, value] of Object.entries(written)) {
    const read = readSetting(id, value, rules);
    if ('message' in read) problems.push({ path: ['rules', id], message: read.message });
    else settings[id] = read.setting;
  }
  return { settings, problems };
}

/** “There is no rule SG111. Did you mean SG101?” */
export function unknownRule(id: string, rules: readonly Rule[]): string {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return `There is no rule ${id}.${near === null ? '' : ` Did you mean ${near}?`}`;
}

function readSetting(
  id: string,
  value: unknown,
  rules: readonly Rule[],
): { setting: RuleSetting } | { message: string } {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return { message: unknownRule(id, rules) };
  const read = WrittenSetting.safeParse(value);
  if (!read.success) {
    const forms = 'Write off, note, warning, error, or {severity, graceDays, options}.';
    return { message: `${id}: ${JSON.stringify(value)} is no setting. ${forms}` };
  }
  const setting = typeof read.data === 'string' ? { severity: read.data } : read.data;
  const options = rule.options.safeParse(setting.options ?? {});
  if (options.success) return { setting };
  return { message: `${id} refuses its options: ${words(options.error)}.` };
}

function words(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.')} ${message}`.trim())
    .join('; ');
}
