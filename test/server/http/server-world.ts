import { CONTACT } from '../../../src/core/object-type.ts';
import type { World } from '../../../src/sandbox/portal/world.ts';
import { anyOf, propertyIs } from '../../factories/filters.ts';
import { enrolFromList, sendEmail } from '../../factories/workflows.ts';
import { addList, addProperties, addWorkflow, worldProperty } from '../../factories/world.ts';
import { addPeople, LIST, orderWorld, people } from '../use-cases/outcome-bench.ts';

/**
 * 120 people who joined list 201 60 days ago, 80 of whom bought again after ten days; list 202 of everyone with orders,
 * 203 of companies, 204 by our own property; workflow 1 enrols from 201, 2 from 202, 3 cannot be read.
 */
export function serverWorld(): World {
  const world = orderWorld();
  addPeople(world, [
    ...people(80, 1, { joinedDaysAgo: 60, reachedAfter: 10 }),
    ...people(40, 2, { joinedDaysAgo: 60 }),
  ]);
  addProperties(world, CONTACT, [worldProperty({ name: 'plan', type: 'string' })]);
  const filtered = (property: string) => anyOf([propertyIs(property, '1')]);
  const everyone = world.lists.get(LIST)?.members ?? [];
  addList(world, { listId: '202', name: 'Everyone', filterBranch: filtered('plan'), members: everyone });
  addList(world, { listId: '203', name: 'Companies', objectTypeId: '0-2', filterBranch: filtered('name') });
  addList(world, { listId: '204', name: 'Reached', filterBranch: filtered('groundwork_reached') });
  const steps = [sendEmail()];
  addWorkflow(world, { id: '1', name: 'Welcome', steps, enrolment: enrolFromList(LIST) });
  addWorkflow(world, { id: '2', name: 'Blast', steps, enrolment: enrolFromList('202') });
  addWorkflow(world, { id: '3', name: 'Closed', steps, isReadable: false });
  return world;
}
