import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { WORKFLOWS } from '../words/pages.ts';
import { PAGE_SIZE, type Listing } from './use-listing.ts';

interface Page {
  total: number;
  results: readonly unknown[];
  after: string | null;
}

/** How many of how many, and the ways back and on. */
export function Pager({
  page,
  listing,
}: {
  page: Page;
  listing: Pick<Listing<unknown>, 'filters' | 'change'>;
}) {
  const { filters, change } = listing;
  const from = Number(filters['after'] ?? 0);
  const before = Math.max(0, from - PAGE_SIZE);
  return (
    <Flex justify="between" align="center" gap="sm">
      <Text variant="microcopy">{WORKFLOWS.total(page.results.length, page.total)}</Text>
      {page.total > page.results.length && (
        <Flex gap="xs">
          <Button
            size="xs"
            disabled={from === 0}
            onClick={() => change({ after: before === 0 ? undefined : String(before) })}
          >
            {WORKFLOWS.previous}
          </Button>
          <Button
            size="xs"
            disabled={page.after === null}
            onClick={() => change({ after: page.after ?? undefined })}
          >
            {WORKFLOWS.next}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
