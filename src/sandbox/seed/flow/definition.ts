import type { WorldWorkflow } from '../../portal/world.ts';
import { CONTACT } from '../../../core/object-type.ts';
import { DAY_MS, toInstant } from '../../../core/time.ts';
import type { Action } from './actions.ts';
import type { Json } from './filters.ts';

export type PlacedAction = Action & { actionId: string };

/** What one workflow of the seed says; everything else follows from it. Ages are in days before `now`. */
export interface WorkflowSeed {
  id: string;
  name: string;
  isEnabled: boolean;
  objectTypeId?: string;
  description?: string;
  /** HubSpot names workflows inside by their first name, which stays when they are renamed. */
  firstName?: string;
  createdDaysAgo: number;
  updatedDaysAgo: number;
  revision: number;
  /** The first one starts, wherever `scrambled` puts it. */
  actions: readonly PlacedAction[];
  /** The actions come in another order than they run in, as in most edited workflows. */
  scrambled?: boolean;
  enrolment: Json;
  suppressionListIds?: readonly number[];
  goal?: Json;
  weekdaysOnly?: boolean;
  isReadable?: boolean;
}

/** Puts actions in a row: `1`, `2`, … from `first`; `end` is where the last one leads, if anywhere. */
export function chain(
  actions: readonly Action[],
  first = 1,
  end?: { to: string; goTo?: boolean },
): PlacedAction[] {
  return actions.map((action, index) => {
    const isLast = index === actions.length - 1;
    if (isLast && end === undefined) return { actionId: String(first + index), ...action };
    const nextActionId = isLast && end !== undefined ? end.to : String(first + index + 1);
    const edgeType = isLast && end?.goTo === true ? 'GOTO' : 'STANDARD';
    return { actionId: String(first + index), ...action, connection: { edgeType, nextActionId } };
  });
}

/** A branch has its ways on in itself; this only gives it a place. */
export function place(actionId: string, action: Action): PlacedAction {
  return { actionId, ...action };
}

/** The definition as HubSpot's v4 API answers it, keys in its order. */
export function toWorkflow(seed: WorkflowSeed, now: number): WorldWorkflow {
  const objectTypeId = seed.objectTypeId ?? CONTACT;
  const definition = {
    ...identity(seed, objectTypeId, now),
    ...graph(seed),
    enrollmentCriteria: seed.enrolment,
    timeWindows: seed.weekdaysOnly === true ? WEEKDAYS : [],
    blockedDates: [],
    customProperties: {},
    dataSources: seed.actions.length === 0 ? DRAFT_SOURCES : [],
    crmObjectCreationStatus: 'COMPLETE',
    ...(objectTypeId === CONTACT ? contactOnly(seed) : { type: 'PLATFORM_FLOW' }),
  };
  return { definition, isReadable: seed.isReadable ?? true, createdAt: daysBefore(now, seed.createdDaysAgo) };
}

function identity(seed: WorkflowSeed, objectTypeId: string, now: number) {
  return {
    id: seed.id,
    isEnabled: seed.isEnabled,
    objectTypeId,
    flowType: 'WORKFLOW',
    revisionId: String(seed.revision),
    name: seed.name,
    ...(seed.description === undefined ? {} : { description: seed.description }),
    ...(seed.firstName === undefined ? {} : { uuid: `${seed.firstName}-${seed.id}` }),
    createdAt: toInstant(daysBefore(now, seed.createdDaysAgo)),
    updatedAt: toInstant(daysBefore(now, seed.updatedDaysAgo)),
  };
}

function graph(seed: WorkflowSeed): Json {
  const [first] = seed.actions;
  const highest = seed.actions.reduce((max, action) => Math.max(max, Number(action.actionId)), 0);
  return {
    ...(first === undefined ? {} : { startActionId: first.actionId }),
    nextAvailableActionId: String(highest + 1),
    actions: seed.scrambled === true ? [...seed.actions].reverse() : seed.actions,
  };
}

function contactOnly(seed: WorkflowSeed): Json {
  return {
    suppressionListIds: seed.suppressionListIds ?? [],
    canEnrollFromSalesforce: false,
    ...(seed.goal === undefined ? {} : { goalFilterBranch: seed.goal }),
    type: 'CONTACT_FLOW',
  };
}

function daysBefore(now: number, days: number): number {
  return now - days * DAY_MS;
}

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
  day,
  startTime: { hour: 9, minute: 0 },
  endTime: { hour: 17, minute: 30 },
}));

/** A draft that was opened once holds data sources nothing uses. */
const DRAFT_SOURCES = [
  { name: 'fetched_object_1', type: 'ASSOCIATION', objectTypeId: '0-2', associationTypeId: 279 },
  { name: 'fetched_object_2', type: 'ASSOCIATION', objectTypeId: '0-3', associationTypeId: 4 },
].map((source) => ({
  ...source,
  associationCategory: 'HUBSPOT_DEFINED',
  sortBy: { property: 'createdate', order: 'DESC', missing: null },
}));
