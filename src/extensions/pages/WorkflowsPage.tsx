import type { WorkflowList } from '@groundwork/core/contract/workflow-page';
import { Button, Flex, SearchInput, Tag } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';
import { WORKFLOWS } from '../words/pages.ts';
import { CLASSES, GROUNDING } from '../words/states.ts';
import { BulkActions } from './BulkActions.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import { useFrame } from './frame.tsx';
import { ListingView } from './ListingView.tsx';
import { type Listing, useListing } from './use-listing.ts';
import { WorkflowTable } from './WorkflowTable.tsx';

const FILTERS = ['query', 'grounding', 'class', 'isEnabled', 'family', 'sort'];
const STATES = Object.entries(GROUNDING).map(([value, { label }]) => ({ value, label }));
const KINDS = Object.entries(CLASSES).map(([value, label]) => ({ value, label }));
const POWER = [
  { value: 'true', label: WORKFLOWS.on },
  { value: 'false', label: WORKFLOWS.off },
];

/** Every workflow of the latest audit: searched, filtered, sorted, and dealt with several at once. */
export function WorkflowsPage() {
  const { api } = useFrame();
  const listing = useListing('/workflows', FILTERS, (filters) =>
    api.workflows({ ...filters, sort: filters['sort'] ?? 'sent' }),
  );
  return (
    <>
      <PageTitle>{WORKFLOWS.title}</PageTitle>
      <Flex direction="column" gap="sm">
        <WorkflowFilters listing={listing} />
        <ListingView listing={listing} empty={WORKFLOWS.none}>
          {(list) => <Chooser list={list} listing={listing} />}
        </ListingView>
      </Flex>
    </>
  );
}

function WorkflowFilters({ listing: { filters, change } }: { listing: Listing<WorkflowList> }) {
  const { query, grounding, class: kind, isEnabled, family } = filters;
  return (
    <Flex gap="sm" align="end" wrap="wrap">
      <SearchInput
        label={WORKFLOWS.search}
        name="query"
        value={query ?? ''}
        onChange={(text) => change({ query: text })}
      />
      <FilterSelect
        label={WORKFLOWS.state}
        name="grounding"
        value={grounding}
        options={STATES}
        onChange={(value) => change({ grounding: value })}
      />
      <FilterSelect
        label={WORKFLOWS.kind}
        name="class"
        value={kind}
        options={KINDS}
        onChange={(value) => change({ class: value })}
      />
      <FilterSelect
        label={WORKFLOWS.power}
        name="isEnabled"
        value={isEnabled}
        options={POWER}
        onChange={(value) => change({ isEnabled: value })}
      />
      {family !== undefined && (
        <Flex gap="xs" align="center">
          <Tag>{WORKFLOWS.family}</Tag>
          <Button size="xs" variant="transparent" onClick={() => change({ family: undefined })}>
            {WORKFLOWS.showAll}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Chooser({ list, listing }: { list: WorkflowList; listing: Listing<WorkflowList> }) {
  const { viewer } = useFrame();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <>
      {chosen.length > 0 && (
        <BulkActions chosen={chosen} heading={WORKFLOWS.chosen(chosen.length)} onDone={() => setChosen([])} />
      )}
      <WorkflowTable
        workflows={list.results}
        sort={listing.filters['sort'] ?? 'sent'}
        onSort={(sort) => listing.change({ sort })}
        chosen={chosen}
        onChoose={viewer.you.mayEdit ? setChosen : null}
      />
    </>
  );
}
