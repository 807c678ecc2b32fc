import type { WorkflowList } from '@groundwork/core/contract/workflow-page';
import { Button, EmptyState, Flex, SearchInput, Tag, Text } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { WORKFLOWS } from '../words/pages.ts';
import { CLASSES, GROUNDING } from '../words/states.ts';
import { BulkActions } from './BulkActions.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import { useFrame } from './frame.tsx';
import { Pager } from './Pager.tsx';
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
    api.workflows({ sort: 'sent', ...definedOnly(filters) }),
  );
  return (
    <>
      <PageTitle>{WORKFLOWS.title}</PageTitle>
      <Flex direction="column" gap="sm">
        <WorkflowFilters listing={listing} />
        <RemoteView loaded={listing.loaded}>{(list) => <Ready list={list} listing={listing} />}</RemoteView>
      </Flex>
    </>
  );
}

function definedOnly(filters: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
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

function Ready({ list, listing }: { list: WorkflowList; listing: Listing<WorkflowList> }) {
  const { settings } = useFrame();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (list.results.length === 0) {
    return (
      <EmptyState title={WORKFLOWS.none} layout="vertical">
        <Text>{WORKFLOWS.noneText}</Text>
      </EmptyState>
    );
  }
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
        onChoose={settings.you.mayEdit ? setChosen : null}
      />
      <Pager page={list} listing={listing} />
    </>
  );
}
