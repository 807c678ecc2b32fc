import * as z from 'zod/mini';
import { carriersIn, runningHypotheses, type Carrier } from '../facts/carriers.ts';
import type { Evidence, Rule, RuleContext } from '../engine/rule.ts';
import { counted, hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG106: Rule<z.infer<typeof Options>> = {
  id: 'SG106',
  title: 'Hypothesis is running, and all of its workflows are off',
  severity: 'warning',
  why: 'A test that was switched off without a word still counts people, and finds that nothing happened.',
  question: 'Are they off for good? Then stop the hypothesis; otherwise switch one of them on.',
  options: Options,
  check(context) {
    const carriersOf = carriersIn(context);
    return runningHypotheses(context).flatMap((hypothesis) => {
      const carriers = carriersOf(hypothesis.id).filter(({ standing }) => standing !== 'gone');
      if (carriers.length === 0 || carriers.some(({ standing }) => standing !== 'off')) return [];
      return [
        {
          asset: hypothesisAsset(hypothesis),
          message: `${quoted(hypothesis)} is running, and ${inWords(carriers)}.`,
          evidence: [
            ...carriers.flatMap((carrier) => offEvidence(context, carrier)),
            slotEvidence(hypothesis, 'status', 'running'),
          ],
        },
      ];
    });
  },
};

function inWords(carriers: readonly Carrier[]): string {
  const names = carriers.map(({ name }) => `“${name}”`).join(', ');
  if (carriers.length === 1) return `its workflow ${names} is off`;
  return `all of its ${counted(carriers.length, 'workflow')} are off: ${names}`;
}

/** Only a definition that was read has a place to point at. */
function offEvidence({ workflows }: RuleContext, { id }: Carrier): Evidence[] {
  return workflows.has(id) ? [{ kind: 'workflow', id, path: '$.isEnabled', text: 'off' }] : [];
}
