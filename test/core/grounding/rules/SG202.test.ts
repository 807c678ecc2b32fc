import { SG202 } from '../../../../src/core/grounding/rules/SG202.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { makeList, makeListJudgement } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeDraft, makeSlots } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const aboutNobody = makeDraft({ slots: makeSlots({ audience: '' }) });
const onSegment = makeAttachment({ asset: { kind: 'list', id: '301' }, role: 'treatment' });

testRule(SG202, {
  valid: [
    { name: 'a group is named', context: written(makeDraft()) },
    {
      name: 'a segment says whom it is about',
      context: {
        lists: [makeListJudgement(makeList({ id: '301' }))],
        input: { hypotheses: [aboutNobody], judgements: { ...noJudgements(), attachments: [onSegment] } },
      },
    },
  ],
  invalid: [
    {
      name: 'nobody is named',
      context: written(aboutNobody),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message: '“Second purchase”. Nearly: one answer is missing. It doesn’t say who it is about.',
          question:
            'Who is this about? Name a group you could make a segment of, not “customers”. (First-time buyers)',
          evidence: [`hypothesis:${ID} slots.audience`],
        },
      ],
    },
    {
      name: 'anybody is meant',
      context: written(makeDraft({ slots: makeSlots({ audience: 'all our customers' }) })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message: '“Second purchase”. Nearly: one answer is missing. “all our customers” could be anybody.',
          question:
            'Who is this about? Name a group you could make a segment of, not “customers”. (First-time buyers)',
          evidence: [`hypothesis:${ID} slots.audience`],
        },
      ],
    },
  ],
});
