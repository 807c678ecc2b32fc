import { useCallback, useEffect, useRef } from 'react';
import { usePageRoute } from '@hubspot/ui-extensions/pages';
import type { ApiResult } from '../api/client.ts';
import { type Loaded, useRemote } from '../lib/use-remote.ts';
import { useFrame } from './frame.tsx';

/** Rows of one page of a table. */
export const PAGE_SIZE = 25;

export type Filters = Record<string, string | undefined>;

export interface Listing<Value> {
  loaded: Loaded<Value>;
  /** As the address names them. */
  filters: Filters;
  /** Changes filters and goes to the first page, unless told otherwise. */
  change: (next: Filters) => void;
}

/** A table whose filters and page are in its address, so that it can be linked to and gone back to. */
export function useListing<Value>(
  path: string,
  names: readonly string[],
  load: (filters: Filters) => Promise<ApiResult<Value>>,
): Listing<Value> {
  const { go } = useFrame();
  const { params } = usePageRoute();
  const filters: Filters = Object.fromEntries([...names, 'after'].map((name) => [name, params[name]]));
  const key = JSON.stringify(filters);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  const loadNow = useCallback(
    () => latest.current({ ...(JSON.parse(key) as Filters), limit: String(PAGE_SIZE) }), // the key was made of filters
    [key],
  );
  const loaded = useRemote(loadNow);
  return {
    loaded,
    filters,
    change: (next) => {
      const merged = { ...filters, after: undefined, ...next };
      const kept = Object.entries(merged).flatMap(([name, value]) => (value ? [[name, value]] : []));
      go(path, Object.fromEntries(kept));
    },
  };
}
