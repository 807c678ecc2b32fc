interface HubSpotFetchOptions {
  method?: string;
  timeout?: number;
  body?: unknown;
}

/**
 * In HubSpot's worker `hubspot.fetch` is `self.hsFetch`; here it is the platform's fetch, so that msw sees the
 * request. Call once before a component renders.
 */
export function installHubSpotFetch(): void {
  Object.assign(globalThis, {
    self: globalThis,
    hsFetch: (url: string, options: HubSpotFetchOptions = {}) =>
      fetch(url, {
        method: options.method ?? 'GET',
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.timeout === undefined ? {} : { signal: AbortSignal.timeout(options.timeout) }),
      }),
  });
}
