interface LoggedRequest {
  method: string;
  /** Path without host and query. */
  path: string;
  /** Query with its question mark, or empty. */
  search: string;
  status: number;
  /** Portal time, epoch milliseconds. */
  at: number;
}

/** What the portal received. Counters never forget; single entries are kept for the latest `KEPT` requests. */
export interface RequestLog {
  entries(): readonly LoggedRequest[];
  total(): number;
  /** Requests by method and route as the portal spells it, `POST /crm/v3/objects/:objectType/batch/read`. */
  byRoute(): ReadonlyMap<string, number>;
  /** How many requests had this method and a path that begins so; counts refused ones too. */
  count(method: string, pathPrefix: string): number;
  countStatus(status: number): number;
  clear(): void;
}

export interface WritableRequestLog extends RequestLog {
  add(entry: LoggedRequest, route: string): void;
}

const KEPT = 20_000;

export function requestLog(): WritableRequestLog {
  let kept: LoggedRequest[] = [];
  let all = 0;
  const routes = new Map<string, number>();
  const statuses = new Map<number, number>();

  return {
    entries: () => kept,
    total: () => all,
    byRoute: () => routes,
    count: (method, prefix) =>
      kept.filter((one) => one.method === method && one.path.startsWith(prefix)).length,
    countStatus: (status) => statuses.get(status) ?? 0,
    add(entry, route) {
      all += 1;
      routes.set(route, (routes.get(route) ?? 0) + 1);
      statuses.set(entry.status, (statuses.get(entry.status) ?? 0) + 1);
      kept.push(entry);
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT);
    },
    clear() {
      kept = [];
      all = 0;
      routes.clear();
      statuses.clear();
    },
  };
}
