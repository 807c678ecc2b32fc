import { typeOf, type ActionDefinition, type ConnectionDefinition } from './definition.ts';

/** One way out of an action. */
export interface Exit {
  /** Null where the way leaves the workflow. */
  to: string | null;
  isGoTo: boolean;
  /** JSON path of the target within the action. */
  path: string;
}

/**
 * Ways out of an action in the order of the definition; an arm without connection leaves the workflow.
 * `defaultBranch` is the connection itself: HubSpot does not read the `defaultBranch.connection` of hand-made files,
 * so nobody walks there.
 */
export function exitsOf(action: ActionDefinition): Exit[] {
  const type = typeOf(action);
  if (type === 'LIST_BRANCH') return [...arms(action.listBranches, 'listBranches'), byDefault(action)];
  if (type === 'STATIC_BRANCH') return [...arms(action.staticBranches, 'staticBranches'), byDefault(action)];
  if (type === 'AB_TEST_BRANCH') return arms(action.testBranches, 'testBranches');
  return [exit(action.connection, 'connection')];
}

export function byDefault(action: ActionDefinition): Exit {
  return exit(action.defaultBranch, 'defaultBranch');
}

/** HubSpot's specification wraps the arms of a random split, its client library gives bare connections. */
function arms(branches: ActionDefinition['listBranches'], key: string): Exit[] {
  return (branches ?? []).map((arm, index) =>
    arm.connection
      ? exit(arm.connection, `${key}[${index}].connection`)
      : {
          to: arm.nextActionId ?? null,
          isGoTo: arm.edgeType === 'GOTO',
          path: `${key}[${index}].nextActionId`,
        },
  );
}

function exit(connection: ConnectionDefinition, key: string): Exit {
  const to = connection?.nextActionId ?? null;
  return { to, isGoTo: connection?.edgeType === 'GOTO', path: `${key}.nextActionId` };
}
