import * as z from 'zod/mini';
import type { AuditInput } from '../audit-input.ts';
import type { Attachment } from '../judgements.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesesById, isOffline, quoted, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG105: Rule<z.infer<typeof Options>> = {
  id: 'SG105',
  title: 'Attachment leads nowhere',
  severity: 'error',
  why: 'What a hypothesis is attached to was deleted or replaced, so the hypothesis says something that is not so.',
  question: 'What took its place? Attach the hypothesis there, or detach it here.',
  options: Options,
  check(context) {
    return [...brokenAttachments(context), ...brokenAssignments(context)];
  },
};

function brokenAttachments(context: RuleContext): RuleFinding[] {
  const { input } = context;
  const known = hypothesesById(input);
  const isThere = existenceOf(input);
  return input.judgements.attachments.flatMap((attachment) => {
    const { asset, hypothesisId } = attachment;
    const hypothesis = known.get(hypothesisId);
    const name = nameOf(context, attachment) ?? asset.id;
    const noun = asset.kind === 'list' ? 'segment' : 'workflow';
    if (!isThere(asset)) {
      const title = hypothesis === undefined ? hypothesisId : quoted(hypothesis);
      const where = isOffline(input) ? 'is not among the files given' : 'is not in this account';
      return [
        broken(
          input,
          attachment,
          name,
          `${title} is attached to ${noun} ${named(name, asset.id)}, which ${where}.`,
        ),
      ];
    }
    if (hypothesis !== undefined) return [];
    const missing = `The ${noun} “${name}” is attached to hypothesis ${hypothesisId}, which does not exist.`;
    return [broken(input, attachment, name, missing)];
  });
}

function broken(
  input: Readonly<AuditInput>,
  attachment: Attachment,
  name: string,
  message: string,
): RuleFinding {
  const { asset, hypothesisId, by, at } = attachment;
  return {
    asset: { ...asset, name },
    message,
    subject: hypothesisId,
    evidence: [
      { kind: 'hypothesis', id: hypothesisId, path: 'attachments', text: `attached by ${by} at ${at}` },
    ],
    ...softened(input),
  };
}

/** Our own action in a workflow names a hypothesis that is not there. */
function brokenAssignments({ input, workflows }: RuleContext): RuleFinding[] {
  const known = hypothesesById(input);
  return [...workflows.values()].flatMap((judgement) =>
    judgement.workflow.assignments.flatMap(({ hypothesisId, path }) => {
      if (hypothesisId === null || known.has(hypothesisId)) return [];
      const { id, name } = judgement.workflow;
      return [
        {
          asset: workflowAsset(judgement),
          message: `The Groundwork step in “${name}” names hypothesis ${hypothesisId}, which does not exist.`,
          subject: `${hypothesisId} ${path}`,
          evidence: [{ kind: 'workflow' as const, id, path, text: `names ${hypothesisId}` }],
          ...softened(input),
        },
      ];
    }),
  );
}

/** Whether an asset is there or may be: what could not be read is not known to be gone. */
function existenceOf(input: Readonly<AuditInput>): (asset: Attachment['asset']) => boolean {
  const workflows = new Set(input.workflows.map(({ id }) => id));
  const lists = input.lists === null ? null : new Set(input.lists.map(({ id }) => id));
  const unread = new Set(input.unreadable.map(({ kind, id }) => `${kind} ${id}`));
  const refused = input.unreadable.some(({ kind }) => kind === 'portal');
  return ({ kind, id }) => {
    if (unread.has(`${kind} ${id}`)) return true;
    if (kind === 'list') return lists === null || lists.has(id);
    return refused || workflows.has(id);
  };
}

/** Files can leave things out that the account has. */
function softened(input: Readonly<AuditInput>): Pick<RuleFinding, 'severity'> {
  return isOffline(input) ? { severity: 'warning' } : {};
}

function named(name: string, id: string): string {
  return name === id ? id : `“${name}” (${id})`;
}

function nameOf(
  { input, workflows, lists }: RuleContext,
  { asset, hypothesisId }: Attachment,
): string | null {
  const present =
    asset.kind === 'list' ? lists.get(asset.id)?.list.name : workflows.get(asset.id)?.workflow.name;
  if (present !== undefined) return present;
  const start = hypothesesById(input).get(hypothesisId)?.start;
  return start?.lists.find(({ listId }) => listId === asset.id)?.name ?? null;
}
