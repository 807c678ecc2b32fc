import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { CONTACT } from '../../../../src/core/object-type.ts';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import type { AttachDeps } from '../../../../src/server/use-cases/attach/attach-deps.ts';
import { anyOf, propertyIs } from '../../../factories/filters.ts';
import { hypothesisId, makeDraft, makePrediction } from '../../../factories/hypotheses.ts';
import { assignToHypothesis, enrolFromList, sendEmail, setProperty } from '../../../factories/workflows.ts';
import { addList, addProperties, addWorkflow, emptyWorld, worldProperty } from '../../../factories/world.ts';
import { openBench, PORTAL_ID, type Bench } from '../outcome-bench.ts';

export const ACTOR = { portalId: PORTAL_ID, by: '9001' };

/**
 * Lists 11 (a date), 12 (self-emptying), 13 (companies), 14 (our own property); workflows 1 (reads list 11),
 * 2 (has our step for hypothesis 1), 3 (unreadable).
 */
function attachWorld(): World {
  const world = emptyWorld();
  addProperties(world, CONTACT, [
    worldProperty({ name: 'second_purchase_date', type: 'datetime', fieldType: 'date' }),
    worldProperty({ name: 'first_purchase_date', type: 'datetime', fieldType: 'date' }),
  ]);
  const filtered = (property: string) => anyOf([propertyIs(property, '1')]);
  addList(world, { listId: '11', name: 'First purchase', filterBranch: filtered('first_purchase_date') });
  addList(world, { listId: '12', name: 'Bought once', filterBranch: filtered('second_purchase_date') });
  addList(world, { listId: '13', name: 'Companies', objectTypeId: '0-2', filterBranch: filtered('name') });
  addList(world, { listId: '14', name: 'Reached', filterBranch: filtered('groundwork_reached') });
  addWorkflow(world, { id: '1', name: 'Welcome', steps: [sendEmail()], enrolment: enrolFromList('11') });
  addWorkflow(world, { id: '2', name: 'Sorted', steps: [assignToHypothesis(hypothesisId(1)), sendEmail()] });
  addWorkflow(world, { id: '3', name: 'Closed', steps: [setProperty('firstname', 'x')], isReadable: false });
  return world;
}

export interface AttachBench extends Bench {
  attachDeps: AttachDeps;
  hypothesis(number?: number): Promise<Hypothesis>;
}

/** A draft with number 1, due well after the clock of the bench, unless other hypotheses are given. */
export async function openAttachBench(
  hypotheses: readonly Hypothesis[] = [dueDraft()],
): Promise<AttachBench> {
  const bench = await openBench(attachWorld(), hypotheses);
  let drawn = 100;
  const newId = () => hypothesisId((drawn += 1));
  return {
    ...bench,
    attachDeps: Object.assign(bench.deps, { newId }),
    async hypothesis(number = 1) {
      const found = await bench.store().hypotheses.get(PORTAL_ID, hypothesisId(number));
      if (found === null) throw new Error(`no hypothesis ${number}`);
      return found;
    },
  };
}

export function dueDraft(overrides: Partial<Hypothesis> = {}): Hypothesis {
  return makeDraft({ prediction: makePrediction({ deadline: '2027-03-31' }), ...overrides });
}

export const seen = (number: number, seenVersion: number) => ({
  hypothesisId: hypothesisId(number),
  seenVersion,
});
