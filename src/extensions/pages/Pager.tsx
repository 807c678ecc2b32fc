import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { WORKFLOWS } from '../words/pages.ts';
import { PAGE_SIZE, type Listing } from './use-listing.ts';

interface Props {
  page: { total: number; results: readonly unknown[]; after: string | null };
  listing: Pick<Listing<unknown>, 'filters' | 'change'>;
}

/** Which rows of how many, and the ways back and on. */
export function Pager({ page: { total, results, after }, listing: { filters, change } }: Props) {
  const from = Number(filters['after'] ?? 0);
  const before = Math.max(0, from - PAGE_SIZE);
  return (
    <Flex justify="between" align="center" gap="sm">
      <Text variant="microcopy">{WORKFLOWS.rows(from + 1, from + results.length, total)}</Text>
      {total > results.length && (
        <Flex gap="xs">
          <Button
            size="xs"
            disabled={from === 0}
            onClick={() => change({ after: before === 0 ? undefined : String(before) })}
          >
            {WORKFLOWS.previous}
          </Button>
          <Button size="xs" disabled={after === null} onClick={() => change({ after: after ?? undefined })}>
            {WORKFLOWS.next}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
