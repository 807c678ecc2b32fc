import type { HypothesisContent } from '@groundwork/core/hypotheses/hypothesis';
import { DateInput, Flex, Select } from '@hubspot/ui-extensions';
import { fromCalendarDay, toCalendarDay } from '../lib/calendar-day.ts';
import { HYPOTHESIS, JUDGED_BY, JOIN } from '../words/hypothesis.ts';
import { InHundred, PredictionForm } from './PredictionForm.tsx';

interface Props {
  content: HypothesisContent;
  onChange: (content: HypothesisContent) => void;
}

/** Whether numbers or people judge it; by numbers, what is counted and how people join. */
export function JudgedBy({ content, onChange }: Props) {
  const { kind, reviewOn, objectTypeId, prediction, holdoutShare } = content;
  const isReviewed = kind === 'reviewed';
  return (
    <>
      <Select
        label={JUDGED_BY.label}
        name="kind"
        value={kind}
        options={JUDGED_BY.options}
        onChange={(value) => onChange({ ...content, kind: value === 'reviewed' ? 'reviewed' : 'measured' })}
      />
      {isReviewed && (
        <DateInput
          label={HYPOTHESIS.reviewOn}
          name="reviewOn"
          format="YYYY-MM-DD"
          {...fromCalendarDay(reviewOn ?? '')}
          onChange={(day) => onChange({ ...content, reviewOn: toCalendarDay(day) })}
        />
      )}
      {!isReviewed && (
        <>
          <HowPeopleJoin content={content} onChange={onChange} />
          <PredictionForm
            objectTypeId={objectTypeId}
            prediction={prediction}
            holdout={holdoutShare}
            onChange={(next) => onChange({ ...content, prediction: next })}
          />
        </>
      )}
    </>
  );
}

/** Only the workflow step sorts people by lot, so only it can hold some out. */
function HowPeopleJoin({ content, onChange }: Props) {
  const { exposureSource, holdoutShare } = content;
  const join = (value: unknown) =>
    value === 'action'
      ? onChange({ ...content, exposureSource: 'action' })
      : onChange({ ...content, exposureSource: 'list', holdoutShare: null });
  return (
    <Flex gap="sm" wrap="wrap" align="end">
      <Select
        label={JOIN.label}
        name="exposureSource"
        value={exposureSource}
        options={JOIN.options}
        onChange={join}
      />
      {exposureSource === 'action' && (
        <InHundred
          label={JOIN.heldOut}
          name="holdoutShare"
          most={90}
          share={holdoutShare}
          onChange={(share) => onChange({ ...content, holdoutShare: share })}
        />
      )}
    </Flex>
  );
}
