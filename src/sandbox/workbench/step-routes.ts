import express, { type Express } from 'express';
import * as z from 'zod';
import { COMPANY, CONTACT, DEAL } from '../../core/object-type.ts';
import { askOptions, runStep } from '../calls/workflow-step.ts';
import type { World } from '../portal/world.ts';
import type { StepPage } from './host/scene.ts';
import { hypothesisOfStep, putStep, STEP } from './put-step.ts';
import { propertiesOf } from './records.ts';

export interface StepParts {
  world: World;
  backend: string;
  secret: string;
  apiOrigin: string;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

const Saved = z.object({ workflowId: z.string(), hypothesisId: z.string() });
const Run = z.object({ workflowId: z.string(), recordIds: z.array(z.string()).min(1).max(50) });

/** Records to run the step on; an account has thousands. */
const RECORDS_OFFERED = 12;
/** As HubSpot calls them where workflows run. */
const OBJECT_TYPES: Record<string, string> = { [CONTACT]: 'CONTACT', [COMPANY]: 'COMPANY', [DEAL]: 'DEAL' };

/** What the page that stands for HubSpot's workflow editor asks: the step's options, keeping it, and running it. */
export function addStepRoutes(app: Express, parts: StepParts): void {
  const { world, now, apiOrigin, secret, backend, sleep } = parts;
  const { portalId } = world.account;
  const caller = { portalId, secret, publicOrigin: apiOrigin, backend, now, sleep };
  let enrolment = 0;
  app.get('/workbench/step', ({ query }, response) => {
    response.json(stepPage(parts, String(query['workflow'] ?? '')));
  });
  app.get('/workbench/step/options', async ({ query }, response) => {
    const { objectTypeId = CONTACT, search = '' } = query;
    const asked = { objectTypeId: String(objectTypeId), search: String(search) };
    response.json(await askOptions(caller, STEP, asked));
  });
  app.put('/workbench/step', express.json(), ({ body }, response) => {
    const { workflowId, hypothesisId } = Saved.parse(body);
    response.status(putStep(world, workflowId, hypothesisId, now()) ? 200 : 404).json({});
  });
  app.post('/workbench/step/runs', express.json(), async ({ body }, response) => {
    const { workflowId, recordIds } = Run.parse(body);
    const inputs = { hypothesis: hypothesisOfStep(world, workflowId) ?? '' };
    const objectType = OBJECT_TYPES[objectTypeOf(world, workflowId)] ?? '';
    const runs = [];
    for (const recordId of recordIds) {
      enrolment += 1;
      const at = { workflowId, objectType, recordId, inputs, enrolment };
      runs.push({ recordId, ...(await runStep(caller, STEP, at)) });
    }
    response.json(runs);
  });
}

function stepPage(parts: StepParts, wanted: string): StepPage {
  const { world } = parts;
  const workflows = [...world.workflows.values()]
    .filter(({ isReadable }) => isReadable)
    .map(({ definition }) => ({ id: definition.id, name: String(definition['name']) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const workflowId = world.workflows.has(wanted) ? wanted : (workflows[0]?.id ?? '');
  const objectTypeId = objectTypeOf(world, workflowId);
  const ids = [...(world.records.get(objectTypeId)?.keys() ?? [])].slice(0, RECORDS_OFFERED);
  const records = ids.map((id) => ({ id, name: nameOf(parts, objectTypeId, id) }));
  return { workflows, workflowId, objectTypeId, hypothesisId: hypothesisOfStep(world, workflowId), records };
}

function objectTypeOf({ workflows }: World, workflowId: string): string {
  return String(workflows.get(workflowId)?.definition['objectTypeId'] ?? CONTACT);
}

function nameOf(parts: StepParts, objectTypeId: string, id: string): string {
  const values = propertiesOf(parts, objectTypeId, id, ['firstname', 'lastname', 'name', 'dealname']);
  return Object.values(values).filter(Boolean).join(' ') || id;
}
