import * as lists from '@hubspot/api-client/lib/codegen/crm/lists/index.js';
import * as objects from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import * as owners from '@hubspot/api-client/lib/codegen/crm/owners/index.js';
import * as properties from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import * as emails from '@hubspot/api-client/lib/codegen/marketing/emails/index.js';
import type { Send } from './gateway.ts';

/**
 * The typed APIs of HubSpot's client over a transport of ours. They are made one by one, not by its `Client`: that
 * keeps its limiter and retries in one place for the whole process, has no deadline, waits for ever for the rest of a
 * body that was cut, and lets a page of HTML pass for an empty answer. The token is added by the gateway.
 */
export function listsApi(send: Send, baseUrl: string): lists.ListsApi {
  return new lists.ListsApi(listsConfiguration(send, baseUrl));
}

export function membershipsApi(send: Send, baseUrl: string): lists.MembershipsApi {
  return new lists.MembershipsApi(listsConfiguration(send, baseUrl));
}

export function recordsApi(send: Send, baseUrl: string): objects.BatchApi {
  const { createConfiguration, ServerConfiguration, wrapHttpLibrary } = objects;
  const httpApi = wrapHttpLibrary({ send: (request) => carry(send, request) });
  const baseServer = new ServerConfiguration(baseUrl, {});
  return new objects.BatchApi(createConfiguration({ baseServer, httpApi }));
}

export function propertiesApi(send: Send, baseUrl: string): properties.CoreApi {
  return new properties.CoreApi(propertiesConfiguration(send, baseUrl));
}

export function propertyGroupsApi(send: Send, baseUrl: string): properties.GroupsApi {
  return new properties.GroupsApi(propertiesConfiguration(send, baseUrl));
}

export function ownersApi(send: Send, baseUrl: string): owners.OwnersApi {
  const { createConfiguration, ServerConfiguration, wrapHttpLibrary } = owners;
  const httpApi = wrapHttpLibrary({ send: (request) => carry(send, request) });
  const baseServer = new ServerConfiguration(baseUrl, {});
  return new owners.OwnersApi(createConfiguration({ baseServer, httpApi }));
}

export function emailsApi(send: Send, baseUrl: string): emails.MarketingEmailsApi {
  return new emails.MarketingEmailsApi(emailsConfiguration(send, baseUrl));
}

export function emailStatisticsApi(send: Send, baseUrl: string): emails.StatisticsApi {
  return new emails.StatisticsApi(emailsConfiguration(send, baseUrl));
}

function listsConfiguration(send: Send, baseUrl: string): lists.Configuration {
  const { createConfiguration, ServerConfiguration, wrapHttpLibrary } = lists;
  const httpApi = wrapHttpLibrary({ send: (request) => carry(send, request) });
  return createConfiguration({ baseServer: new ServerConfiguration(baseUrl, {}), httpApi });
}

function propertiesConfiguration(send: Send, baseUrl: string): properties.Configuration {
  const { createConfiguration, ServerConfiguration, wrapHttpLibrary } = properties;
  const httpApi = wrapHttpLibrary({ send: (request) => carry(send, request) });
  return createConfiguration({ baseServer: new ServerConfiguration(baseUrl, {}), httpApi });
}

function emailsConfiguration(send: Send, baseUrl: string): emails.Configuration {
  const { createConfiguration, ServerConfiguration, wrapHttpLibrary } = emails;
  const httpApi = wrapHttpLibrary({ send: (request) => carry(send, request) });
  return createConfiguration({ baseServer: new ServerConfiguration(baseUrl, {}), httpApi });
}

/** The part of the client's request that is used; its own class differs from API to API. */
interface ClientRequest {
  getHttpMethod(): string;
  getUrl(): string;
  getHeaders(): Record<string, string>;
  getBody(): unknown;
}

async function carry(send: Send, request: ClientRequest): Promise<objects.ResponseContext> {
  const body = request.getBody();
  const answer = await send({
    method: request.getHttpMethod(),
    url: request.getUrl(),
    headers: request.getHeaders(),
    body: typeof body === 'string' ? body : undefined,
  });
  return new objects.ResponseContext(answer.status, Object.fromEntries(answer.headers), {
    text: () => Promise.resolve(answer.text),
    binary: () => Promise.resolve(Buffer.from(answer.text)),
  });
}
