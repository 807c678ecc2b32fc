import type { WorkflowPage } from '@groundwork/core/contract/workflow-page';
import {
  Accordion,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  Link,
  List,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions';
import { PageBreadcrumbs, PageLink, PageTitle, usePageRoute } from '@hubspot/ui-extensions/pages';
import { useCallback } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { count } from '../words/numbers.ts';
import { WORKFLOW, WORKFLOWS } from '../words/pages.ts';
import { CLASSES, reasonWords, workflowState } from '../words/states.ts';
import { BulkActions } from './BulkActions.tsx';
import { useFrame } from './frame.tsx';
import { WorkflowFindings } from './WorkflowFindings.tsx';

/** One workflow: what it is and sends, how it comes to a hypothesis, what was found and where. */
export function WorkflowDetailPage() {
  const { api } = useFrame();
  const { id = '' } = usePageRoute().params;
  const load = useCallback(() => api.workflow(id), [api, id]);
  const loaded = useRemote(load);
  return (
    <>
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/workflows">{WORKFLOWS.title}</PageBreadcrumbs.PageLink>
        <PageBreadcrumbs.Current>{WORKFLOWS.name}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <RemoteView loaded={loaded}>{(page) => <Ready page={page} refresh={loaded.refresh} />}</RemoteView>
    </>
  );
}

function Ready({ page, refresh }: { page: WorkflowPage; refresh: () => void }) {
  const { viewer, links } = useFrame();
  const { workflow } = page;
  const { label, tone } = workflowState(workflow);
  const reason = reasonWords(workflow.groundingReason);
  return (
    <Flex direction="column" gap="md">
      <PageTitle>{workflow.name}</PageTitle>
      <Flex gap="md" align="center" wrap="wrap">
        <StatusTag variant={tone}>{label}</StatusTag>
        {reason !== '' && <Text>{reason}</Text>}
        <Link href={{ url: links.workflow(workflow.id), external: true }}>{WORKFLOW.openInHubSpot}</Link>
      </Flex>
      {viewer.you.mayEdit && <BulkActions chosen={[workflow.id]} onDone={refresh} />}
      <Facts page={page} />
      {workflow.via.length > 0 && <Chains page={page} />}
      <Flex direction="column" gap="sm">
        <Heading>{WORKFLOW.findings}</Heading>
        <WorkflowFindings findings={page.findings} none={noneSeen(workflow, WORKFLOW.noFindings)} />
      </Flex>
    </Flex>
  );
}

function Facts({ page: { workflow } }: { page: WorkflowPage }) {
  const power =
    workflow.isEnabled === null ? WORKFLOW.unknown : workflow.isEnabled ? WORKFLOWS.on : WORKFLOWS.off;
  const kind = workflow.class === null ? WORKFLOW.unknown : CLASSES[workflow.class];
  const messages = workflow.messages.map(({ channel, name, contentId }) =>
    [name ?? contentId ?? '', channel === 'email' ? '' : channel].filter(Boolean).join(' · '),
  );
  return (
    <DescriptionList direction="column">
      <DescriptionListItem label={WORKFLOWS.kind}>
        <Text>{[kind, workflow.classReason].filter(Boolean).join(': ')}</Text>
      </DescriptionListItem>
      <DescriptionListItem label={WORKFLOWS.power}>
        <Text>{power}</Text>
      </DescriptionListItem>
      <DescriptionListItem label={WORKFLOW.figures}>
        <Text>{figuresOf(workflow)}</Text>
      </DescriptionListItem>
      <DescriptionListItem label={WORKFLOW.entry}>
        <Lines lines={workflow.entry} none={noneSeen(workflow, WORKFLOW.byHand)} />
      </DescriptionListItem>
      <DescriptionListItem label={WORKFLOW.sends}>
        <Lines lines={messages} none={noneSeen(workflow, WORKFLOW.nothing)} />
      </DescriptionListItem>
      {workflow.lastMessageDay !== null && (
        <DescriptionListItem label={WORKFLOW.lastMessage}>
          <Text>{WORKFLOW.day(workflow.lastMessageDay)}</Text>
        </DescriptionListItem>
      )}
      {workflow.exemption !== null && (
        <DescriptionListItem label={WORKFLOW.exemption}>
          <Text>{WORKFLOW.until(workflow.exemption.reason, workflow.exemption.until)}</Text>
        </DescriptionListItem>
      )}
    </DescriptionList>
  );
}

/** What is said where nothing was seen: of a workflow that could not be read, that means nothing. */
function noneSeen({ links }: WorkflowPage['workflow'], words: string): string {
  return links === null ? WORKFLOW.unknown : words;
}

function figuresOf({ sent, unsubscribed }: WorkflowPage['workflow']): string {
  if (sent === null) return WORKFLOW.unknown;
  return WORKFLOW.sentAnd(count(sent), count(unsubscribed));
}

/** More than this many are behind one line. */
const SHOWN = 6;

function Lines({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <Text>{none}</Text>;
  const items = lines.map((line, index) => <Text key={index}>{line}</Text>);
  if (items.length <= SHOWN) return <List variant="unordered">{items}</List>;
  return (
    <>
      <List variant="unordered">{items.slice(0, SHOWN)}</List>
      <Accordion title={WORKFLOW.more(items.length - SHOWN)} size="xs">
        <List variant="unordered">{items.slice(SHOWN)}</List>
      </Accordion>
    </>
  );
}

/** From the hypothesis to the workflow, step by step. */
function Chains({ page: { workflow, names } }: { page: WorkflowPage }) {
  const nameOf = ({ kind, id }: { kind: string; id: string }) =>
    names.find((one) => one.kind === kind && one.id === id)?.name ?? id;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{WORKFLOW.chain}</Heading>
      {workflow.via.map(({ hypothesisId, hops }) => {
        const [hypothesis, ...between] = hops.map(({ from }) => nameOf(from));
        return (
          <Text key={`${hypothesisId}${between.join()}`}>
            <PageLink to={`/hypotheses/${hypothesisId}`}>{hypothesis}</PageLink>
            {['', ...between, workflow.name].join(' → ')}
          </Text>
        );
      })}
    </Flex>
  );
}
