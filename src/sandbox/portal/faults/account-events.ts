import type { PortalSettings } from '../settings.ts';
import type { World } from '../world.ts';
import type { FaultKind, PlannedFault } from './fault-plan.ts';

interface Account {
  world: World;
  settings: PortalSettings;
  /** Portal time and real time, epoch milliseconds. */
  now: number;
  wallNow: number;
}

type Happen = (account: Account, of: string) => void;

/** HubSpot's smallest limit. */
const SMALL_PLAN = { max: 100, intervalMs: 10_000 };
/** Holds for nobody. */
const NOBODY = { filterBranchType: 'OR', filterBranchOperator: 'OR', filterBranches: [], filters: [] };

const EVENTS: Partial<Record<FaultKind, Happen>> = {
  token_expired({ settings, wallNow }) {
    for (const [token, grant] of settings.tokens)
      settings.tokens.set(token, { ...grant, expiresAt: wallNow });
  },
  permission_lost({ settings }, scope) {
    for (const [token, grant] of settings.tokens)
      settings.tokens.set(token, { ...grant, scopes: grant.scopes.filter((one) => one !== scope) });
  },
  list_deleted({ world, now }, id) {
    const list = world.lists.get(id);
    if (list !== undefined) list.deletedAt = now;
  },
  list_changed({ world }, id) {
    const list = world.lists.get(id);
    if (list !== undefined) Object.assign(list, { filterBranch: NOBODY, listVersion: list.listVersion + 1 });
  },
  smaller_plan({ settings }) {
    settings.hasWorkflows = false;
    if (settings.rateLimit !== null) settings.rateLimit = SMALL_PLAN;
  },
};

/** Lets happen to the account what is due; it stays so afterwards. */
export function letHappen(due: readonly PlannedFault[], account: Account): void {
  for (const { kind, of } of due) EVENTS[kind]?.(account, of);
}
