import type { ZodMiniType } from 'zod/mini';
import type { AssetKind } from '../../asset.ts';
import type { LintReport, Severity } from '../../hypotheses/lint-report.ts';
import type { AuditInput } from '../audit-input.ts';
import type { ListJudgement, WorkflowJudgement } from '../states/judgement.ts';
import type { Support } from '../../hypotheses/supports.ts';

/** What a finding rests on: a place in a definition, a list's filter, a hypothesis' slot. */
export interface Evidence {
  kind: AssetKind;
  id: string;
  /** JSON path in a workflow definition, or the slot of a hypothesis. */
  path: string;
  text: string;
}

/** What a rule reports; the engine adds rule, severity, fingerprint and mutes. */
export interface RuleFinding {
  asset: { kind: AssetKind; id: string; name: string };
  message: string;
  evidence: Evidence[];
  /** Set to differ from the rule's own severity. */
  severity?: Severity;
  /** Set to differ from the rule's own question. */
  question?: string;
  /** Assets the finding is about as much as about `asset`: it has days of grace only while all of them are new. */
  others?: { kind: AssetKind; id: string }[];
  /** What tells two findings of one rule on one asset apart; part of the fingerprint, stable between audits. */
  subject?: string;
}

/**
 * Why a rule cannot tell: what it needs was asked for and could not be had (`unread`: the audit is incomplete), was
 * never asked for, as with files (`not_given`), or is there and cannot be compared (`not_comparable`).
 */
export type UnknownCause = 'unread' | 'not_given' | 'not_comparable';

/** “Cannot tell” about an asset: neither a finding nor a pass. */
export interface RuleUnknown {
  asset: RuleFinding['asset'];
  /** What is not known, and why, in a sentence. */
  unknown: string;
  cause: UnknownCause;
}

/** What a rule says about an asset; about what passes it says nothing. */
export type RuleAnswer = RuleFinding | RuleUnknown;

/** What every rule may look at: the input and what was concluded from it, all read-only. */
export interface RuleContext {
  input: Readonly<AuditInput>;
  workflows: ReadonlyMap<string, WorkflowJudgement>;
  lists: ReadonlyMap<string, ListJudgement>;
  supports: ReadonlyMap<string, Support>;
  /** Reports of the checks on drafts and on started hypotheses without a result, by id. */
  lints: ReadonlyMap<string, LintReport>;
}

export interface Rule<Options = unknown> {
  /** `SG101`: stable, and the name of its file and of its page in docs/rules. */
  id: string;
  title: string;
  severity: Severity;
  /** Why it matters, in one sentence. */
  why: string;
  /** The next question for whoever reads the finding. */
  question: string;
  options: ZodMiniType<Options>;
  check(context: RuleContext, options: Options): RuleAnswer[];
}

export interface RuleSetting {
  severity?: Severity | 'off';
  /** Days after its creation in which what is found about an asset is only noted; 7 unless set. */
  graceDays?: number;
  options?: Record<string, unknown>;
}

/** Settings by rule id; a rule that is not named runs with its defaults. */
export type RuleSettings = Record<string, RuleSetting>;
