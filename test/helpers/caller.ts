import type { CallerParts } from '../../src/sandbox/calls/caller.ts';
import type { AtStep, StepDefinition } from '../../src/sandbox/calls/workflow-step.ts';
import { CLIENT_SECRET, PORTAL_ID, PUBLIC_ORIGIN, type TestServer } from './server.ts';

/** The definition of our step that the test portal knows already. */
export const STEP: StepDefinition = { definitionId: 7001, version: 2 };

/** HubSpot's side of a test server; waits move the server's clock. */
export function hubspotFor(
  server: Pick<TestServer, 'url' | 'now' | 'goTo'>,
  overrides: Partial<CallerParts> = {},
): CallerParts {
  return {
    portalId: PORTAL_ID,
    secret: CLIENT_SECRET,
    publicOrigin: PUBLIC_ORIGIN,
    backend: server.url,
    now: server.now,
    sleep: (ms) => Promise.resolve(server.goTo(server.now() + ms)),
    ...overrides,
  };
}

export function atStep(recordId: string, hypothesisId: string, overrides: Partial<AtStep> = {}): AtStep {
  return {
    workflowId: '1',
    objectType: 'CONTACT',
    recordId,
    inputs: { hypothesis: hypothesisId },
    enrolment: Number(recordId),
    ...overrides,
  };
}
