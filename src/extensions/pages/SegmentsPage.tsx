import type { SegmentList } from '@groundwork/core/contract/workflow-page';
import { Flex, Link, SearchInput, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { DataTable } from '../lib/DataTable.tsx';
import { count } from '../words/numbers.ts';
import { SEGMENTS, WORKFLOWS } from '../words/pages.ts';
import { reasonWords, SEGMENT_STATES } from '../words/states.ts';
import { FilterSelect } from './FilterSelect.tsx';
import { useFrame } from './frame.tsx';
import { ListingView } from './ListingView.tsx';
import { useListing } from './use-listing.ts';

const STATES = Object.entries(SEGMENT_STATES).map(([value, { label }]) => ({ value, label }));

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
        <ListingView listing={listing} empty={SEGMENTS.none}>
          {({ results }) => (
            <>
              {results.some(({ groundingReason }) => groundingReason === 'use_not_known') && (
                <PageLink to="/workflows" params={{ grounding: 'unknown' }}>
                  {SEGMENTS.unread}
                </PageLink>
              )}
              <DataTable columns={COLUMNS}>
                {results.map((segment) => (
                  <Row key={segment.id} segment={segment} />
                ))}
              </DataTable>
            </>
          )}
        </ListingView>
      </Flex>
    </>
  );
}

const COLUMNS = [
  { label: SEGMENTS.name },
  { label: WORKFLOWS.state },
  { label: SEGMENTS.people, align: 'right' },
  { label: SEGMENTS.usedBy, align: 'right' },
] as const;

function Row({ segment }: { segment: SegmentList['results'][number] }) {
  const { links } = useFrame();
  const { id, name, grounding, groundingReason, size, usedBy } = segment;
  const { label, tone } = SEGMENT_STATES[grounding];
  const reason = reasonWords(groundingReason);
  return (
    <TableRow>
      <TableCell>
        <Link href={{ url: links.list(id), external: true }}>{name}</Link>
      </TableCell>
      <TableCell>
        <StatusTag variant={tone}>{label}</StatusTag>
        {reason !== '' && <Text variant="microcopy">{reason}</Text>}
      </TableCell>
      <TableCell align="right">{count(size)}</TableCell>
      <TableCell align="right">{count(grounding === 'unknown' ? null : usedBy.length)}</TableCell>
    </TableRow>
  );
}
