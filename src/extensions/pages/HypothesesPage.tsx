import type { HypothesisList, HypothesisSummary } from '@groundwork/core/contract/hypothesis-page';
import { longDay } from '@groundwork/core/explain/card-words';
import {
  Button,
  EmptyState,
  Flex,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { RemoteView } from '../lib/RemoteView.tsx';
import { HYPOTHESES } from '../words/pages.ts';
import { STATUSES } from '../words/states.ts';
import { useFrame } from './frame.tsx';
import { Pager } from './Pager.tsx';
import { useListing } from './use-listing.ts';

type Tab = keyof typeof HYPOTHESES.tabs;
const TABS = Object.entries(HYPOTHESES.tabs) as [Tab, string][]; // the keys of the words

/** Hypotheses by where they stand; the finished ones are the library of what was learned. */
export function HypothesesPage() {
  const { api } = useFrame();
  const listing = useListing('/hypotheses', ['status'], (filters) =>
    api.hypotheses({ ...filters, status: filters['status'] ?? 'live' }),
  );
  const status = (listing.filters['status'] ?? 'live') as Tab; // the server refuses any other
  return (
    <>
      <PageTitle>{HYPOTHESES.title}</PageTitle>
      <Flex direction="column" gap="sm">
        <Flex gap="xs" wrap="wrap">
          {TABS.map(([value, label]) => (
            <Button
              key={value}
              size="sm"
              variant={value === status ? 'primary' : 'secondary'}
              onClick={() => listing.change({ status: value })}
            >
              {label}
            </Button>
          ))}
        </Flex>
        <RemoteView loaded={listing.loaded}>
          {(list) => (
            <>
              <Rows list={list} status={status} />
              <Pager page={list} listing={listing} />
            </>
          )}
        </RemoteView>
      </Flex>
    </>
  );
}

function Rows({ list: { results }, status }: { list: HypothesisList; status: Tab }) {
  if (results.length === 0) {
    return (
      <EmptyState title={HYPOTHESES.none} layout="vertical">
        <Text>{HYPOTHESES.noneText}</Text>
      </EmptyState>
    );
  }
  const isFinished = status === 'concluded' || status === 'retired';
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>{HYPOTHESES.name}</TableHeader>
          <TableHeader>{isFinished ? HYPOTHESES.finalResult : HYPOTHESES.result}</TableHeader>
          <TableHeader>{HYPOTHESES.owner}</TableHeader>
          <TableHeader>{HYPOTHESES.due}</TableHeader>
          <TableHeader>{HYPOTHESES.carried}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {results.map((one) => (
          <Row key={one.id} hypothesis={one} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ hypothesis }: { hypothesis: HypothesisSummary }) {
  const { id, title, sentence, reading, status, owner, dueOn, workflows, lists } = hypothesis;
  const { label, tone } = STATUSES[status];
  return (
    <TableRow>
      <TableCell>
        <PageLink to={`/hypotheses/${id}`}>{title || id}</PageLink>
        <Text variant="microcopy">{sentence}</Text>
      </TableCell>
      <TableCell>
        <StatusTag variant={tone}>{reading === null ? label : reading.label}</StatusTag>
        {reading !== null && <Text variant="microcopy">{reading.sentence}</Text>}
      </TableCell>
      <TableCell>{owner || '–'}</TableCell>
      <TableCell>{dueOn === null ? '–' : longDay(dueOn)}</TableCell>
      <TableCell>{HYPOTHESES.carriedBy(workflows, lists)}</TableCell>
    </TableRow>
  );
}
