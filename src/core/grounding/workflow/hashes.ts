import { compareText } from '../engine/finding-order.ts';
import { actionTypeOf } from './action-types.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import { exitsOf } from './connections.ts';
import { typeOf, type ActionDefinition, type FlowDefinition } from './definition.ts';
import type { Workflow } from './model.ts';

/** Who enters, when, and who is kept out or taken out. */
const WHO_AND_WHEN = [
  'enrollmentCriteria',
  'enrollmentSchedule',
  'eventAnchor',
  'suppressionListIds',
  'suppressionFilterBranch',
  'goalFilterBranch',
  'unEnrollmentSetting',
  'timeWindows',
  'blockedDates',
];

/** What an action is told to do, names and connections left out. */
const CONTENT = ['fields', 'inputValue', 'webhookUrl', 'method', 'queryParams', 'sourceCode', 'inputFields'];

/** Actions that people outside the company do not notice: a typo in a task changes nothing for them. */
const UNNOTICED = new Set(['internal', 'record_keeping']);

/**
 * `meaningHash` is the hash of what people get: who enters, what is sent, when, and the branches. Names, dates,
 * `revisionId` and the order of actions in the JSON take no part, nor do tasks, notes and notifications to colleagues.
 * `actionsHash` is that of the actions alone, in the order of their ids.
 */
export function hashesOf(
  definition: FlowDefinition,
  startActionId: string | null,
): Pick<Workflow, 'meaningHash' | 'actionsHash'> {
  const around = WHO_AND_WHEN.map((key) => [key, emptyAsNull(definition[key])]);
  const contents = new Map(definition.actions.map((action) => [action.actionId, contentHashOf(action)]));
  const ordered = [...contents].sort(([a], [b]) => compareText(a, b));
  return {
    meaningHash: sha256Of(canonicalJson([around, meaningfulSteps(definition, startActionId, contents)])),
    actionsHash: sha256Of(canonicalJson(ordered)),
  };
}

/** Steps in the order in which a walk from the start finds them, each with the places of the steps after it. */
function meaningfulSteps(
  definition: FlowDefinition,
  startActionId: string | null,
  contents: ReadonlyMap<string, string>,
): unknown[] {
  const actions = new Map(definition.actions.map((action) => [action.actionId, action]));
  const skipped = skipUnnoticed(actions);
  const order: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (id: string | null): number | null => {
    const target = id === null ? null : skipped(id);
    if (target === null) return null;
    const known = places.get(target);
    if (known !== undefined) return known;
    places.set(target, order.length);
    return order.push(target) - 1;
  };
  placeOf(startActionId);
  const steps: unknown[] = [];
  for (const id of order) {
    const action = actions.get(id);
    if (action) steps.push([contents.get(id), exitsOf(action).map(({ to }) => placeOf(to))]);
  }
  return steps;
}

/** Follows unnoticed actions to the next one that people notice; null where none comes. Each action is followed once. */
function skipUnnoticed(actions: ReadonlyMap<string, ActionDefinition>): (id: string) => string | null {
  const found = new Map<string, string | null>();
  return (id) => {
    const passed: string[] = [];
    const seen = new Set<string>();
    let current: string | null = id;
    while (current !== null && !found.has(current)) {
      const action = actions.get(current);
      if (action !== undefined && !isUnnoticed(action)) break;
      if (action === undefined || seen.has(current)) {
        current = null;
        break;
      }
      seen.add(current);
      passed.push(current);
      current = exitsOf(action)[0]?.to ?? null;
    }
    const end: string | null =
      current === null ? null : (found.get(current) ?? (found.has(current) ? null : current));
    for (const one of passed) found.set(one, end);
    return end;
  };
}

function isUnnoticed(action: ActionDefinition): boolean {
  const actionTypeId = action.actionTypeId ?? null;
  return UNNOTICED.has(actionTypeOf({ type: typeOf(action), actionTypeId }, NONE).kind);
}

const NONE: ReadonlySet<string> = new Set();

function contentHashOf(action: ActionDefinition): string {
  const told = CONTENT.map((key) => emptyAsNull(action[key]));
  return sha256Of(canonicalJson([typeOf(action), action.actionTypeId ?? null, told, filtersOf(action)]));
}

/** What each arm of a branch asks for. */
function filtersOf(action: ActionDefinition): unknown[] {
  const arms = [action.listBranches, action.staticBranches, action.testBranches];
  return arms.flatMap((list) =>
    (list ?? []).map((arm) => [arm.filterBranch ?? null, arm.branchValue ?? null, arm['percentage'] ?? null]),
  );
}

function emptyAsNull(value: unknown): unknown {
  if (value === undefined) return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}
