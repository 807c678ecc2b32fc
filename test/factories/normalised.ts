import type { ListModel } from '../../src/core/grounding/list/list-model.ts';
import { toListModel, type RawList } from '../../src/core/grounding/list/to-list-model.ts';
import type { Workflow } from '../../src/core/grounding/workflow/model.ts';
import { normaliseWorkflow } from '../../src/core/grounding/workflow/normalise.ts';
import { flow, type FlowOptions } from './workflows.ts';

/** The model of a definition that must be readable; `1-7001` is our own action. */
export function workflowOf(definition: unknown): Workflow {
  const read = normaliseWorkflow(definition, { actionTypeIds: ['1-7001'] });
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

export function flowModel(options: FlowOptions): Workflow {
  return workflowOf(flow(options));
}

/** A list through the product's own reading of HubSpot's JSON; without filter unless given. */
export function listModel(overrides: Partial<RawList> = {}): ListModel {
  return toListModel({
    listId: '301',
    name: `Segment ${overrides.listId ?? '301'}`,
    objectTypeId: '0-1',
    processingType: 'DYNAMIC',
    size: 100,
    listVersion: 1,
    createdAt: Date.parse('2026-01-05T09:00:00.000Z'),
    filtersUpdatedAt: null,
    filterBranch: null,
    ...overrides,
  });
}
