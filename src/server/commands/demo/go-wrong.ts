import { Fault } from '../../../core/fault.ts';
import { readFaultPlan } from '../../../sandbox/portal/faults/fault-plan.ts';
import { createFaults } from '../../../sandbox/portal/faults/faults.ts';
import type { DemoAccount } from './open-demo.ts';

/** Lets the demo account's HubSpot go wrong by a plan. Throws `fault_plan` for one that cannot be read. */
export function goWrong({ portal }: Pick<DemoAccount, 'portal'>, text: string): void {
  const plan = readFaultPlan(text);
  if (!plan.ok) throw new Fault(plan.reason, plan.message, plan.hint);
  portal.settings.faults = createFaults(plan.value);
}
