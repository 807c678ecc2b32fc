import type { FeasibilityAnswer } from '@groundwork/core/contract/feasibility';
import type { Prediction } from '@groundwork/core/hypotheses/hypothesis';
import { Alert, List, NumberInput, Text, useDebounce } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import type { z } from 'zod/mini';
import type { ApiResult } from '../api/client.ts';
import { Failure } from '../lib/RemoteView.tsx';
import { HYPOTHESIS, PREDICTION } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';

type Feasibility = z.infer<typeof FeasibilityAnswer>;
type Question = Parameters<ReturnType<typeof useFrame>['api']['feasibility']>[0];

const PAUSE_MS = 400;

/** What can be learned by the deadline, worked out anew whenever a number changes. */
export function FeasibilityCheck({
  prediction,
  holdout,
}: {
  prediction: Prediction;
  holdout: number | null;
}) {
  const [joinsPerWeek, setJoins] = useState<number | null>(null);
  const answer = useFeasibility(questionOf(prediction, joinsPerWeek, holdout));
  return (
    <>
      <NumberInput
        label={PREDICTION.joins}
        name="joins"
        min={0}
        precision={0}
        {...(joinsPerWeek === null ? {} : { value: joinsPerWeek })}
        onChange={(value: number | undefined) => setJoins(value ?? null)}
      />
      {answer === null && <Text variant="microcopy">{HYPOTHESIS.needNumbers}</Text>}
      {answer !== null && !answer.ok && <Failure failure={answer} />}
      {answer !== null && answer.ok && <Learned feasibility={answer.value} />}
    </>
  );
}

/** What can be learned by the deadline, and what would make more of it. */
export function Learned({ feasibility: { isTestable, words } }: { feasibility: Feasibility }) {
  return (
    <Alert title={HYPOTHESIS.feasibility} variant={isTestable ? 'success' : 'warning'}>
      <Text>{words.canLearn}</Text>
      {words.waysOn.length > 0 && (
        <List variant="unordered">
          {words.waysOn.map((way) => (
            <Text key={way}>{way}</Text>
          ))}
        </List>
      )}
      {words.note !== null && <Text variant="microcopy">{words.note}</Text>}
    </Alert>
  );
}

/** Null while something of it is missing. */
function questionOf(
  prediction: Prediction,
  joinsPerWeek: number | null,
  holdout: number | null,
): Question | null {
  const { baseline, target, windowDays, graceDays, deadline } = prediction;
  const isMissing = baseline === null || target === null || windowDays === null || deadline === null;
  if (isMissing || joinsPerWeek === null) return null;
  const numbers = { baseline, target, windowDays, graceDays, deadline, joinsPerWeek };
  return { ...numbers, listSize: null, holdout: holdout === 0 ? null : holdout };
}

function useFeasibility(question: Question | null): ApiResult<Feasibility> | null {
  const { api } = useFrame();
  const asked = useDebounce(question === null ? '' : JSON.stringify(question), PAUSE_MS);
  const [answer, setAnswer] = useState<ApiResult<Feasibility> | null>(null);
  useEffect(() => {
    if (asked === '') return undefined;
    let isCurrent = true;
    void api.feasibility(JSON.parse(asked) as Question).then((result) => {
      // what was asked is what questionOf made
      if (isCurrent) setAnswer(result);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, asked]);
  return question === null ? null : answer;
}
