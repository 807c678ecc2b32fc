import type { RemoteChannel } from '@remote-ui/core';

/** What the page and the worker say to each other; every call crosses as a message. */
export interface PageLocation {
  path: string;
  params: Record<string, string>;
}

export interface Init {
  bundleUrl: string;
  context: unknown;
  location: PageLocation;
}

export interface WireResponse {
  data?: unknown;
  error?: string;
}

export interface FetchRequest {
  url: string;
  method: string;
  /** Milliseconds. */
  timeout?: number;
  body?: unknown;
  headers: Record<string, string>;
}

export interface FetchResult {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface AssociationsRequest {
  toObjectType: string;
  properties?: string[];
  pageLength?: number;
  offset?: number;
}

/** What an extension's worker may ask of the page. */
export interface HostApi {
  ready(): void;
  log(level: string, data: unknown): void;
  crashed(error: { message: string; stack: string }): void;
  action(name: string, args: unknown[]): unknown;
  fetch(request: FetchRequest): Promise<FetchResult>;
  fetchCrmProperties(names: string[]): Promise<WireResponse>;
  fetchAssociations(request: AssociationsRequest): Promise<WireResponse>;
}

/** What the page may ask of the worker. */
export interface WorkerApi {
  run(init: Init, channel: RemoteChannel): Promise<void>;
  setLocation(location: PageLocation): Promise<void>;
}
