import { EmptyState, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { Pager } from './Pager.tsx';
import type { Listing } from './use-listing.ts';

interface Page {
  total: number;
  results: readonly unknown[];
  after: string | null;
}

interface Props<Value> {
  listing: Listing<Value>;
  /** Said instead of a table without rows. */
  empty: { title: string; text: string };
  children: (page: Value) => ReactNode;
}

/** A page of a table with the ways back and on, or that there is nothing to show. */
export function ListingView<Value extends Page>({ listing, empty, children }: Props<Value>) {
  return (
    <RemoteView loaded={listing.loaded}>
      {(page) => (
        <>
          {page.results.length === 0 ? (
            <EmptyState title={empty.title} layout="vertical">
              <Text>{empty.text}</Text>
            </EmptyState>
          ) : (
            children(page)
          )}
          {page.total > 0 && <Pager page={page} listing={listing} />}
        </>
      )}
    </RemoteView>
  );
}
