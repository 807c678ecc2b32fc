import type { AuditInput } from '../../../../src/core/grounding/audit-input.ts';
import { SG504 } from '../../../../src/core/grounding/rules/SG504.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makeSlots,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const NAME = 'User Seven';
const owned = makeSlots({ owner: ` ${NAME} ` });

function of(
  hypothesis: Hypothesis,
  input: Partial<AuditInput> = { owners: { [NAME]: 'gone' } },
): ContextParts {
  return { input: { hypotheses: [hypothesis], ...input } };
}

function decided(choice: 'keep' | 'change' | 'stop'): Hypothesis {
  return makeConcluded({ slots: owned, decision: makeDecision({ choice }) });
}

const GONE = [
  {
    asset: `hypothesis:${ID}`,
    severity: 'warning' as const,
    message: `“Second purchase” belongs to ${NAME}, who is no longer a user of this HubSpot account.`,
    evidence: [`hypothesis:${ID} slots.owner`],
  },
];
const untold = (reason: string, cause: 'not_given' | 'unread') => [
  {
    asset: `hypothesis:${ID}`,
    cause,
    reason: `${reason}, so whether the owner is still there is not known.`,
  },
];

testRule(SG504, {
  valid: [
    {
      name: 'the owner is a user',
      context: of(makeHypothesis({ slots: owned }), { owners: { [NAME]: 'here' } }),
    },
    { name: 'the owner never was a user', context: of(makeHypothesis({ slots: owned }), { owners: {} }) },
    { name: 'nobody owns it', context: of(makeHypothesis({ slots: makeSlots({ owner: ' ' }) })) },
    { name: 'it was stopped', context: of(decided('stop')) },
    { name: 'another took its place', context: of(decided('change')) },
    { name: 'it was retired', context: of({ ...decided('keep'), status: 'retired' }) },
    {
      name: 'an owner called like a part of every object',
      context: of(makeHypothesis({ slots: makeSlots({ owner: 'constructor' }) }), { owners: {} }),
    },
  ],
  invalid: [
    { name: 'it runs', context: of(makeHypothesis({ slots: owned })), findings: GONE },
    { name: 'a draft', context: of(makeDraft({ slots: owned })), findings: GONE },
    { name: 'it was kept', context: of(decided('keep')), findings: GONE },
    {
      name: 'it waits for a decision',
      context: of({ ...decided('keep'), decision: null }),
      findings: GONE,
    },
  ],
  unknown: [
    {
      name: 'the account would not let us',
      context: of(makeHypothesis({ slots: owned }), {
        owners: null,
        ownersUnread: { code: 'hubspot_forbidden', message: 'HubSpot refuses. Grant the scope.' },
      }),
      unknowns: untold('HubSpot refuses. Grant the scope', 'not_given'),
    },
    {
      name: 'HubSpot did not answer',
      context: of(makeHypothesis({ slots: owned }), {
        owners: null,
        ownersUnread: { code: 'hubspot_unavailable', message: 'HubSpot answered 502.' },
      }),
      unknowns: untold('HubSpot answered 502', 'unread'),
    },
  ],
});
