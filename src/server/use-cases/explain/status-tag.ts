import type { CardHypothesis } from '../../../core/contract/record-card.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { FrozenVerdict } from '../../../core/outcomes/reading.ts';

type Tag = Pick<CardHypothesis, 'label' | 'tone'>;

/** The status tag of a hypothesis on a record's card: how it stands, in the words of the screen. */
export function statusTag(hypothesis: Hypothesis): Tag {
  const { verdict } = hypothesis;
  if (verdict === null) return { label: 'Running', tone: 'info' };
  return verdictTag(verdict);
}

function verdictTag(verdict: FrozenVerdict): Tag {
  switch (verdict.state) {
    case 'validated':
      return { label: verdict.evidence === 'caused' ? 'Came true' : 'Target reached', tone: 'success' };
    case 'real_below_target':
      return { label: 'Real, but smaller', tone: 'warning' };
    case 'invalidated':
      return {
        label: verdict.reason === 'worse' ? 'Made it worse' : 'Didn’t come true',
        tone: 'danger',
      };
    case 'underpowered':
      return { label: 'Too few people', tone: 'default' };
    case 'inconclusive':
      return { label: 'Can’t tell', tone: 'default' };
    default:
      return { label: 'Running', tone: 'info' };
  }
}
