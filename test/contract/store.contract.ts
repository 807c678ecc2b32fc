import { describe } from 'vitest';
import { describeAudits } from './store/audits.ts';
import { describeBegunInstalls } from './store/begun-installs.ts';
import { describeDecisionTasks } from './store/decision-tasks.ts';
import { describeGuards } from './store/guards.ts';
import { describeInbox } from './store/inbox.ts';
import { describeIsolation } from './store/isolation.ts';
import { describeKeeping } from './store/keeps.ts';
import { describeLeases } from './store/leases.ts';
import { describeLedger } from './store/ledger.ts';
import { describeOrder } from './store/order.ts';
import { describeOtherVersions } from './store/other-versions.ts';
import type { MakeStore } from './store/under-test.ts';

/** What every adapter of the store port must hold to; `makeStore` gives a fresh, empty store for each test. */
export function describeStoreContract(name: string, makeStore: MakeStore): void {
  describe(`${name}: the store contract`, () => {
    describeKeeping(makeStore);
    describeIsolation(makeStore);
    describeGuards(makeStore);
    describeOrder(makeStore);
    describeLedger(makeStore);
    describeAudits(makeStore);
    describeInbox(makeStore);
    describeBegunInstalls(makeStore);
    describeLeases(makeStore);
    describeDecisionTasks(makeStore);
    describeOtherVersions(makeStore);
  });
}
