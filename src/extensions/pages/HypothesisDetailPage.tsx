import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { longDayOf } from '@groundwork/core/explain/card-words';
import { awaitsDecision } from '@groundwork/core/hypotheses/awaits-decision';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageTitle, usePageRoute } from '@hubspot/ui-extensions/pages';
import { useCallback } from 'react';
import { Coach } from '../lib/Coach.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { HYPOTHESES } from '../words/pages.ts';
import { CHOICES, HYPOTHESIS } from '../words/hypothesis.ts';
import { hypothesisState } from '../words/states.ts';
import { Attachments } from './Attachments.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DraftForm } from './DraftForm.tsx';
import { useFrame } from './frame.tsx';
import { History } from './History.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { Result } from './Result.tsx';
import { SlotList } from './SlotList.tsx';
import { StartForm } from './StartForm.tsx';

/** One hypothesis from its first words to the decision. */
export function HypothesisDetailPage() {
  const { api } = useFrame();
  const { id = '' } = usePageRoute().params;
  const load = useCallback(() => api.hypothesis(id), [api, id]);
  const loaded = useRemote(load);
  return (
    <>
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/hypotheses">{HYPOTHESES.title}</PageBreadcrumbs.PageLink>
        <PageBreadcrumbs.Current>{HYPOTHESES.name}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <RemoteView loaded={loaded}>{(page) => <Ready page={page} refresh={loaded.refresh} />}</RemoteView>
    </>
  );
}

export interface SectionProps {
  page: HypothesisPage;
  /** Loads the hypothesis again behind what is shown. */
  refresh: () => void;
}

function Ready({ page, refresh }: SectionProps) {
  const { viewer } = useFrame();
  const { hypothesis, sentence, lint, reading } = page;
  const { label, tone } = hypothesisState({ status: hypothesis.status, reading });
  const question = reading?.question ?? null;
  const isDraft = hypothesis.status === 'draft';
  const mayChange = viewer.you.mayEdit;
  const isDue = awaitsDecision(hypothesis);
  const decide = mayChange && hypothesis.status === 'live' && <DecideForm page={page} refresh={refresh} />;
  return (
    <Flex direction="column" gap="lg">
      <PageTitle>{hypothesis.slots.title || hypothesis.id}</PageTitle>
      <Flex gap="md" align="center" wrap="wrap">
        <StatusTag variant={tone}>{label}</StatusTag>
        {hypothesis.slots.owner !== '' && <Text>{hypothesis.slots.owner}</Text>}
        <Decided hypothesis={hypothesis} />
      </Flex>
      <Text format={{ fontWeight: 'demibold' }}>{sentence}</Text>
      {question !== null && <QuestionForm page={page} refresh={refresh} question={question} />}
      {!isDraft && <Result page={page} />}
      {isDue && decide}
      {isDraft && <Coach report={lint} />}
      {isDraft && mayChange ? (
        <DraftForm key={hypothesis.version} page={page} refresh={refresh} />
      ) : (
        <SlotList page={page} />
      )}
      <Attachments page={page} refresh={refresh} />
      {isDraft && mayChange && (
        <StartForm key={`start ${hypothesis.version}`} page={page} refresh={refresh} />
      )}
      {!isDue && decide}
      <History page={page} />
    </Flex>
  );
}

/** What was decided, or that a decision is due. */
function Decided({ hypothesis }: Pick<HypothesisPage, 'hypothesis'>) {
  const { timeZone } = useFrame().viewer.connection;
  const { decision } = hypothesis;
  if (decision === null)
    return (
      awaitsDecision(hypothesis) && <Text format={{ fontWeight: 'bold' }}>{HYPOTHESIS.decisionDue}</Text>
    );
  return <Text>{HYPOTHESIS.decided(CHOICES[decision.choice], longDayOf(decision.at, timeZone))}</Text>;
}
