import * as z from 'zod/mini';
import { CalendarDay, toInstant } from '../../time.ts';
import type { AuditInput } from '../audit-input.ts';
import {
  Mute,
  type ClassOverride,
  type Contradiction,
  type DestinationAnswer,
  type Exemption,
} from '../judgements.ts';
import {
  destinationProblems,
  FileAnswer,
  FileClass,
  FileContradiction,
  Id,
  judgementsIn,
} from './config-judgements.ts';
import { fitsEverything } from '../triage/name-pattern.ts';
import { nearest } from './nearest.ts';
import type { Rule, RuleSettings } from '../engine/rule.ts';
import { RULES } from '../rules/registry.ts';
import { readRules, unknownRule, type ConfigProblem } from './settings.ts';

/** What `groundwork.yaml` says about the audits of an account. */
export interface AuditConfig {
  /** The account the file is about; null for whichever is audited. */
  portalId: string | null;
  settings: RuleSettings;
  mutes: Mute[];
  exemptions: Exemption[];
  classOverrides: ClassOverride[];
  answers: DestinationAnswer[];
  contradictions: Contradiction[];
}

export function noConfig(): AuditConfig {
  const judgements = { mutes: [], exemptions: [], classOverrides: [], answers: [], contradictions: [] };
  return { portalId: null, settings: {}, ...judgements };
}

const sparing = { reason: Mute.shape.reason, by: Mute.shape.by, until: CalendarDay };
const FileExemption = z.strictObject({
  workflow: z.exactOptional(Id),
  segment: z.exactOptional(Id),
  ...sparing,
});
const FileMute = z.strictObject({
  rule: z.string(),
  workflow: z.exactOptional(Id),
  segment: z.exactOptional(Id),
  name: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(200))),
  finding: z.exactOptional(z.string().check(z.minLength(1))),
  ...sparing,
});
/** The document `groundwork.yaml`; its rules are read by `readRules`. */
export const ConfigFile = z.strictObject({
  portalId: z.exactOptional(Id),
  rules: z.exactOptional(z.record(z.string(), z.unknown())),
  mutes: z.exactOptional(z.array(FileMute)),
  exemptions: z.exactOptional(z.array(FileExemption)),
  classes: z.exactOptional(z.array(FileClass)),
  answers: z.exactOptional(z.array(FileAnswer)),
  contradictions: z.exactOptional(z.array(FileContradiction)),
});

/** Keys that can be written at a place, by the name of the list they are in. */
const KEYS_AT: Record<string, string[]> = {
  '': Object.keys(ConfigFile.shape),
  mutes: Object.keys(FileMute.shape),
  exemptions: Object.keys(FileExemption.shape),
  classes: Object.keys(FileClass.shape),
  answers: Object.keys(FileAnswer.shape),
  contradictions: Object.keys(FileContradiction.shape),
};

/**
 * Reads a parsed `groundwork.yaml`. Every problem is named with its place: unknown keys and rules with what may have
 * been meant, mutes without a reason, values that do not fit. `now` (epoch ms) becomes the day of what it says.
 */
export function readAuditConfig(
  data: unknown,
  { now, rules = RULES }: { now: number; rules?: readonly Rule[] },
): { ok: true; value: AuditConfig } | { ok: false; problems: ConfigProblem[] } {
  const file = ConfigFile.safeParse(data);
  if (!file.success) return { ok: false, problems: file.error.issues.flatMap((issue) => explain(issue)) };
  const { portalId, rules: written = {}, mutes = [], exemptions = [], answers = [] } = file.data;
  const { settings, problems } = readRules(written, rules);
  const all = [
    ...problems,
    ...mutes.flatMap((mute, at) => muteProblems(mute, ['mutes', at], rules)),
    ...exemptions.flatMap((one, at) =>
      placeProblems([one.workflow, one.segment], ['exemptions', at], SEGMENT),
    ),
    ...answers.flatMap(({ destination }, at) => destinationProblems(destination, ['answers', at])),
  ];
  if (all.length > 0) return { ok: false, problems: all };
  const said = { at: toInstant(now) };
  return {
    ok: true,
    value: {
      portalId: portalId === undefined ? null : String(portalId),
      settings,
      mutes: mutes.map((mute) => ({ ...muteOf(mute), ...said })),
      exemptions: exemptions.flatMap(({ workflow, segment, ...rest }) => {
        const asset = assetOf({ workflow, segment });
        return asset === null ? [] : [{ asset, ...rest, ...said }];
      }),
      ...judgementsIn(file.data, said.at),
    },
  };
}

/** What a file says about this account: nothing where it is about another one. */
export function configFor(config: AuditConfig, portalId: string): AuditConfig {
  return config.portalId === null || config.portalId === portalId ? config : noConfig();
}

/** The input with what the file says; what people said in the account stays, and gives way where both speak. */
export function withConfig(input: AuditInput, config: AuditConfig): AuditInput {
  const { settings, mutes, exemptions, classOverrides, answers, contradictions } = config;
  const { judgements } = input;
  return {
    ...input,
    settings: { ...input.settings, ...settings },
    judgements: {
      ...judgements,
      mutes: [...judgements.mutes, ...mutes],
      exemptions: [...judgements.exemptions, ...exemptions],
      classOverrides: [...judgements.classOverrides, ...classOverrides],
      answers: [...judgements.answers, ...answers],
      contradictions: [...judgements.contradictions, ...contradictions],
    },
  };
}

const SEGMENT = 'workflow or segment';

function muteProblems(
  mute: z.infer<typeof FileMute>,
  path: ConfigProblem['path'],
  rules: readonly Rule[],
): ConfigProblem[] {
  const { rule, workflow, segment, name, finding } = mute;
  const isKnown = rules.some(({ id }) => id === rule);
  return [
    ...(isKnown ? [] : [{ path: [...path, 'rule'], message: unknownRule(rule, rules) }]),
    ...placeProblems([workflow, segment, name, finding], path, 'workflow, segment, name or finding'),
    ...(name !== undefined && fitsEverything(name)
      ? [{ path: [...path, 'name'], message: `“${name}” is every name: switch the rule off under rules.` }]
      : []),
  ];
}

function placeProblems(places: unknown[], path: ConfigProblem['path'], what: string): ConfigProblem[] {
  if (places.filter((place) => place !== undefined).length === 1) return [];
  return [{ path, message: `says where by exactly one of ${what}.` }];
}

function muteOf({
  rule,
  workflow,
  segment,
  name,
  finding,
  ...rest
}: z.infer<typeof FileMute>): Omit<Mute, 'at'> {
  const asset = assetOf({ workflow, segment });
  return { ruleId: rule, asset, fingerprint: finding ?? null, name: name ?? null, ...rest };
}

function assetOf({
  workflow,
  segment,
}: {
  workflow?: string | number | undefined;
  segment?: string | number | undefined;
}): Exemption['asset'] | null {
  if (workflow !== undefined) return { kind: 'workflow', id: String(workflow) };
  return segment === undefined ? null : { kind: 'list', id: String(segment) };
}

function explain(issue: z.core.$ZodIssue): ConfigProblem[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ path, message: isMissing ? 'is missing.' : `does not fit: ${issue.message}.` }];
}

function unknownKey(path: ConfigProblem['path'], key: string): ConfigProblem {
  const known = KEYS_AT[String(path[0] ?? '')] ?? [];
  const near = nearest(key, known);
  const advice = near === null ? `known are ${known.join(', ')}` : `did you mean “${near}”?`;
  return { path: [...path, key], message: `is no key here; ${advice}` };
}
