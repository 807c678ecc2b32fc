import type { SegmentList } from '@groundwork/core/contract/workflow-page';
import {
  EmptyState,
  Flex,
  Link,
  SearchInput,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { RemoteView } from '../lib/RemoteView.tsx';
import { count } from '../words/numbers.ts';
import { SEGMENTS, WORKFLOWS } from '../words/pages.ts';
import { GROUNDING, reasonWords } from '../words/states.ts';
import { FilterSelect } from './FilterSelect.tsx';
import { useFrame } from './frame.tsx';
import { Pager } from './Pager.tsx';
import { useListing } from './use-listing.ts';

const STATES = Object.entries(GROUNDING).map(([value, { label }]) => ({ value, label }));

/** Every segment of the latest audit, and whether a hypothesis stands behind what is sent to it. */
export function SegmentsPage() {
  const { api } = useFrame();
  const listing = useListing('/segments', ['query', 'grounding'], api.segments);
  const { filters, change } = listing;
  return (
    <>
      <PageTitle>{SEGMENTS.title}</PageTitle>
      <Flex direction="column" gap="sm">
        <Flex gap="sm" align="end" wrap="wrap">
          <SearchInput
            label={WORKFLOWS.search}
            name="query"
            value={filters['query'] ?? ''}
            onChange={(text) => change({ query: text })}
          />
          <FilterSelect
            label={WORKFLOWS.state}
            name="grounding"
            value={filters['grounding']}
            options={STATES}
            onChange={(value) => change({ grounding: value })}
          />
        </Flex>
        <RemoteView loaded={listing.loaded}>
          {(list) => (
            <>
              <Rows list={list} />
              <Pager page={list} listing={listing} />
            </>
          )}
        </RemoteView>
      </Flex>
    </>
  );
}

function Rows({ list: { results } }: { list: SegmentList }) {
  const { links } = useFrame();
  if (results.length === 0) {
    return (
      <EmptyState title={SEGMENTS.none} layout="vertical">
        <Text>{WORKFLOWS.noneText}</Text>
      </EmptyState>
    );
  }
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>{SEGMENTS.name}</TableHeader>
          <TableHeader>{WORKFLOWS.state}</TableHeader>
          <TableHeader align="right">{SEGMENTS.people}</TableHeader>
          <TableHeader align="right">{SEGMENTS.usedBy}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {results.map(({ id, name, grounding, groundingReason, size, usedBy }) => (
          <TableRow key={id}>
            <TableCell>
              <Link href={{ url: links.list(id), external: true }}>{name}</Link>
            </TableCell>
            <TableCell>
              <StatusTag variant={GROUNDING[grounding].tone}>{GROUNDING[grounding].label}</StatusTag>
              {grounding === 'ungrounded' && <Text variant="microcopy">{reasonWords(groundingReason)}</Text>}
            </TableCell>
            <TableCell align="right">{count(size)}</TableCell>
            <TableCell align="right">{count(usedBy.length)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
