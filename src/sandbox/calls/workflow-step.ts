import { callServer, type CallerParts, type CallSignature } from './caller.ts';

/** The step's definition as HubSpot numbered it when the app was uploaded. */
export interface StepDefinition {
  definitionId: number;
  version: number;
}

/** A record at the step of a workflow. */
export interface AtStep {
  /** Null for a call without a workflow: an agent, or a test of the step. */
  workflowId: string | null;
  /** `CONTACT`, `COMPANY`, `DEAL`. */
  objectType: string;
  recordId: string;
  /** What was chosen in the step's settings. */
  inputs: Record<string, string>;
  /** Numbers the enrolment, so that a repeat can be told from a second one. */
  enrolment: number;
}

export interface StepRun {
  /** `failed`: HubSpot gives the step up and writes it into the enrolment's history; the record goes on. */
  state: 'success' | 'fail_continue' | 'failed';
  outputs: Record<string, string>;
  attempts: number;
}

const MINUTE = 60_000;
/** HubSpot repeats for up to three days, waiting longer each time; how long exactly it does not say. */
const WAITS = [1, 5, 15, 60, 240, 720, 1_440, 1_440].map((minutes) => minutes * MINUTE);

/** Runs our step for one record as a workflow does, and waits for what comes of it. */
export async function runStep(
  parts: CallerParts,
  definition: StepDefinition,
  at: AtStep,
  signature: CallSignature = 'old',
): Promise<StepRun> {
  const called = await callServer(parts, {
    path: '/actions/assign',
    body: () => executionOf(parts, definition, at),
    signature,
    isRepeated: (status) => status === null || status === 429 || status >= 500,
    waits: WAITS,
  });
  const { attempts } = called;
  if (called.status === null || called.status >= 400) return { state: 'failed', outputs: {}, attempts };
  const { outputFields } = JSON.parse(called.body) as { outputFields: Record<string, string> };
  const { hs_execution_state: state, ...outputs } = outputFields;
  return { state: state === 'FAIL_CONTINUE' ? 'fail_continue' : 'success', outputs, attempts };
}

function executionOf({ portalId }: CallerParts, definition: StepDefinition, at: AtStep): unknown {
  const isWorkflow = at.workflowId !== null;
  return {
    callbackId: `ap-${portalId}-${at.enrolment}-1-0`,
    origin: originOf(portalId, definition),
    context: isWorkflow ? { source: 'WORKFLOWS', workflowId: Number(at.workflowId) } : { source: 'AGENTS' },
    object: { objectId: Number(at.recordId), objectType: at.objectType, properties: {} },
    inputFields: at.inputs,
  };
}

function originOf(portalId: string, { definitionId, version }: StepDefinition) {
  return {
    portalId: Number(portalId),
    actionDefinitionId: definitionId,
    actionDefinitionVersion: version,
    extensionDefinitionId: definitionId,
    extensionDefinitionVersionId: version,
  };
}

/** A page of the dropdown in the step's settings. */
export interface StepOptions {
  options: { label: string; description?: string; value: string }[];
  after?: string;
  searchable?: boolean;
}

/** What somebody asks for who opens the dropdown, types into it, or scrolls to its end. */
export interface OptionsAsked {
  objectTypeId: string;
  search?: string;
  after?: string;
}

/** Asks for the hypotheses to choose from, as HubSpot's editor does. Throws when the server refuses. */
export async function askOptions(
  parts: CallerParts,
  definition: StepDefinition,
  { objectTypeId, search, after }: OptionsAsked,
): Promise<StepOptions> {
  const { status, body } = await callServer(parts, {
    path: '/actions/assign/options',
    body: () => ({
      origin: originOf(parts.portalId, definition),
      objectTypeId,
      inputFieldName: 'hypothesis',
      inputFields: {},
      fetchOptions: {
        ...(search === undefined ? {} : { q: search }),
        ...(after === undefined ? {} : { after }),
      },
    }),
    signature: 'old',
    isRepeated: () => false,
    waits: [],
  });
  if (status !== 200) throw new Error(`The options address answered ${status ?? 'nothing'}: ${body}`);
  return JSON.parse(body) as StepOptions;
}
