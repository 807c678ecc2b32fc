import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { longDayOf } from '@groundwork/core/explain/card-words';
import { MisfitReason } from '@groundwork/core/hypotheses/misfit-reason';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { MISFIT_REASONS } from '../words/card.ts';
import { CHOICES, HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';

/** What happened with a hypothesis day by day, and what people say about single records. */
export function History({ page: { hypothesis, misfits } }: { page: HypothesisPage }) {
  const { timeZone } = useFrame().viewer.connection;
  const said = MisfitReason.options.filter((reason) => misfits[reason] > 0);
  return (
    <>
      <Flex direction="column" gap="xs">
        <Heading>{HYPOTHESIS.evidence}</Heading>
        {said.length === 0 && <Text>{HYPOTHESIS.noMisfits}</Text>}
        {said.map((reason) => (
          <Text key={reason}>{HYPOTHESIS.misfits(misfits[reason], MISFIT_REASONS[reason])}</Text>
        ))}
      </Flex>
      <Flex direction="column" gap="xs">
        <Heading>{HYPOTHESIS.history}</Heading>
        {eventsOf(hypothesis).map(({ at, text }) => (
          <Text key={`${at}${text}`}>{`${longDayOf(at, timeZone)}: ${text}`}</Text>
        ))}
        {hypothesis.successorId !== null && (
          <PageLink to={`/hypotheses/${hypothesis.successorId}`}>{HYPOTHESIS.version2}</PageLink>
        )}
      </Flex>
    </>
  );
}

function eventsOf({ createdAt, start, amendments, verdict, decision }: HypothesisPage['hypothesis']) {
  return [
    { at: createdAt, text: 'Written' },
    ...(start === null
      ? []
      : [{ at: start.at, text: 'Started: prediction, segments and workflows are fixed' }]),
    ...amendments.map(({ at, what, reason }) => ({ at, text: `Changed: ${what} (${reason})` })),
    ...(verdict === null ? [] : [{ at: verdict.frozenAt, text: 'The result became final' }]),
    ...(decision === null
      ? []
      : [{ at: decision.at, text: `${CHOICES[decision.choice]}: ${decision.reason}` }]),
  ].sort((a, b) => a.at.localeCompare(b.at));
}
