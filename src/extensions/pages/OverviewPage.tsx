import type { Overview } from '@groundwork/core/contract/overview';
import { dayAndTime } from '@groundwork/core/explain/card-words';
import {
  Alert,
  EmptyState,
  Flex,
  Heading,
  LoadingButton,
  Statistics,
  StatisticsItem,
  Text,
} from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { type ReactNode, useCallback } from 'react';
import { Failure, RemoteView } from '../lib/RemoteView.tsx';
import { useJob } from '../lib/use-job.ts';
import { useRemote } from '../lib/use-remote.ts';
import { count, percent } from '../words/numbers.ts';
import { OVERVIEW } from '../words/pages.ts';
import { CoverageChart, TrendChart } from './CoverageCharts.tsx';
import { FindingList } from './FindingList.tsx';
import { useFrame } from './frame.tsx';
import { Families, StartHere } from './OverviewTables.tsx';
import { Questions } from './Questions.tsx';
import { StartFromHere } from './StartFromHere.tsx';

/** What the latest audit comes to. */
export function OverviewPage() {
  const { api } = useFrame();
  const load = useCallback(() => api.overview(), [api]);
  const loaded = useRemote(load);
  const { remote, refresh, retry } = loaded;
  const notAudited = remote.state === 'failed' && remote.failure.code === 'not_found';
  return (
    <>
      <PageTitle>{OVERVIEW.title}</PageTitle>
      {notAudited ? (
        <EmptyState title={OVERVIEW.notYet} layout="vertical">
          <Text>{OVERVIEW.notYetText}</Text>
          <AuditNow onDone={retry} />
        </EmptyState>
      ) : (
        <RemoteView loaded={loaded}>
          {(overview) => <Ready overview={overview} refresh={refresh} />}
        </RemoteView>
      )}
    </>
  );
}

function AuditNow({ onDone }: { onDone: () => void }) {
  const { api, viewer } = useFrame();
  const { start, isRunning, failure } = useJob(() => api.startJob('audit'), api.job, onDone);
  if (!viewer.you.mayEdit) return null;
  return (
    <>
      <LoadingButton loading={isRunning} onClick={start} size="sm">
        {isRunning ? OVERVIEW.auditing : OVERVIEW.auditNow}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}

function Ready({ overview, refresh }: { overview: Overview; refresh: () => void }) {
  const { viewer } = useFrame();
  const { failing, contradictions, families, questions, startHere } = overview;
  const { timeZone } = viewer.connection;
  return (
    <Flex direction="column" gap="lg">
      <Flex justify="between" align="center">
        <Text variant="microcopy">{OVERVIEW.asOf(dayAndTime(overview.auditedAt, timeZone))}</Text>
        <AuditNow onDone={refresh} />
      </Flex>
      {failing.length > 0 && (
        <Alert title={OVERVIEW.failing} variant="danger">
          <FindingList findings={failing} />
        </Alert>
      )}
      <Heading>{overview.headline}</Heading>
      {overview.delta !== null && <Text>{overview.delta.headline}</Text>}
      {!overview.complete && <Text variant="microcopy">{OVERVIEW.incomplete}</Text>}
      <Figures overview={overview} />
      <CoverageChart coverage={overview.coverage} />
      <Section title={OVERVIEW.startHere}>
        {startHere.length === 0 ? <Text>{OVERVIEW.startHereNone}</Text> : <StartHere workflows={startHere} />}
      </Section>
      {families.length > 0 && (
        <Section title={OVERVIEW.families}>
          <Families families={families} />
        </Section>
      )}
      {contradictions.length > 0 && (
        <Section title={OVERVIEW.contradictions}>
          <FindingList findings={contradictions} />
        </Section>
      )}
      {questions.length > 0 && (
        <Section title={OVERVIEW.questions}>
          <Questions questions={questions} />
        </Section>
      )}
      <TrendChart trend={overview.trend} />
      {!overview.hasBacklog && viewer.you.mayEdit && <StartFromHere onDone={refresh} />}
    </Flex>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Flex direction="column" gap="sm">
      <Heading>{title}</Heading>
      {children}
    </Flex>
  );
}

function Figures({ overview: { coverage, findingCounts } }: { overview: Overview }) {
  const { sends, workflows } = coverage;
  return (
    <Statistics>
      {sends !== null && (
        <StatisticsItem
          label={OVERVIEW.emailsWithout}
          number={percent(shareOf(sends.ungrounded, sends.total))}
        />
      )}
      {sends !== null && (
        <StatisticsItem
          label={OVERVIEW.unsubscribesWithout}
          number={percent(shareOf(sends.unsubscribes.ungrounded, sends.unsubscribes.total))}
        />
      )}
      <StatisticsItem label={OVERVIEW.workflowsWithout} number={count(workflows.ungrounded)} />
      <StatisticsItem label={OVERVIEW.findings} number={count(findingCounts.error + findingCounts.warning)} />
    </Statistics>
  );
}

function shareOf(part: number, total: number): number | null {
  return total === 0 ? null : part / total;
}
