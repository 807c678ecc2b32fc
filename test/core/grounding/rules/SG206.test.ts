import { SG206 } from '../../../../src/core/grounding/rules/SG206.ts';
import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import { hypothesisId, makeDraft, makePrediction } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const counting = (metric: Metric) => makeDraft({ prediction: makePrediction({ metric }) });

testRule(SG206, {
  valid: [{ name: 'something people do', context: written(makeDraft()) }],
  invalid: [
    {
      name: 'an open',
      context: written(
        counting({ kind: 'date_property', property: 'hs_email_first_open_date', label: 'opened an e-mail' }),
      ),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase”. “opened an e-mail” says little about what people then do.',
          question:
            'What will change? Which number moves, from what to what? We can work out today’s number for you. (Second order within 30 days: 12 to 18 in 100)',
          evidence: [`hypothesis:${ID} prediction.metric`],
        },
      ],
    },
  ],
});
