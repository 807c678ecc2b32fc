import { CONTACT, DEAL } from '../../core/object-type.ts';
import { DAY_MS } from '../../core/time.ts';
import type { World, WorldList } from '../portal/world.ts';
import { toEmail } from './emails.ts';
import { createTask, rotateOwner, sendEmail, setProperty, waitDays, webhook } from './flow/actions.ts';
import { chain, toWorkflow, type WorkflowSeed } from './flow/definition.ts';
import { meets } from './flow/enrolment.ts';
import { allOf, anyOf, inList, isAnyOf, isTrue, number, property } from './flow/filters.ts';
import { OWNERS } from './ids.ts';
import { addPerson, days, minutes, write, type Crowd } from './people/crowd.ts';
import type { Random } from './random.ts';

/** The list that holds all people a grown account has beyond the designed ones. */
export const GROWN_LIST = '900';
const FIRST_WORKFLOW_ID = 2_000_000_000;
const FIRST_EMAIL_ID = 200_000_000_000;
const SPAN_DAYS = 200;
/** The first kinds below write to customers. */
const WRITING_KINDS = 3;

/**
 * Adds people to the crowd until there are `contacts`. They join the grown list one after the other over 200 days,
 * with one order each; every eighth has bought again within 30 days.
 */
export function growPeople(crowd: Crowd, contacts: number): WorldList['members'] {
  const missing = Math.max(0, contacts - crowd.people.size);
  const members: WorldList['members'] = [];
  for (let index = 0; index < missing; index += 1) {
    const joinedAt = Math.floor(crowd.now - ((missing - index) / missing) * SPAN_DAYS * DAY_MS);
    const person = addPerson(crowd, joinedAt - days(1));
    write(crowd, person, 'newsletter_consent', 'true', joinedAt - minutes(2), 'FORM');
    write(crowd, person, 'total_orders', '1', joinedAt - minutes(1));
    if (index % 8 === 0) write(crowd, person, 'total_orders', '2', joinedAt + days(1 + (index % 28)));
    members.push({ recordId: person.id, joinedAt, leftAt: null });
  }
  return members;
}

export function growLists(world: World, members: WorldList['members'], now: number): void {
  if (members.length === 0) return;
  world.lists.set(GROWN_LIST, {
    listId: GROWN_LIST,
    name: 'Shop customers (grown)',
    objectTypeId: CONTACT,
    processingType: 'DYNAMIC',
    listVersion: 1,
    createdAt: now - (SPAN_DAYS + 5) * DAY_MS,
    deletedAt: null,
    filterBranch: anyOf(
      allOf(
        property('newsletter_consent', isTrue()),
        property('total_orders', number('IS_GREATER_THAN_OR_EQUAL_TO', 1)),
      ),
    ),
    members,
  });
}

/** Adds workflows, with e-mails for those that write, until there are `workflows`. */
export function growWorkflows(world: World, workflows: number, now: number, random: Random): void {
  for (let index = 0; world.workflows.size < workflows; index += 1) {
    const seed = grownWorkflow(index);
    world.workflows.set(seed.id, toWorkflow(seed, now));
    if (index % KINDS.length >= WRITING_KINDS) continue;
    const id = emailId(index);
    const recent: [number, number] = [40 + (index % 60), index % 3];
    const email = {
      id,
      campaignId: String(500_000_000 + index),
      name: `Mail ${index}`,
      subject: `No. ${index}`,
      recent,
    };
    world.emails.set(id, toEmail({ ...email, before: recent }, [seed.name], now, random));
  }
}

type Kind = (
  index: number,
) => Omit<WorkflowSeed, 'id' | 'isEnabled' | 'createdDaysAgo' | 'updatedDaysAgo' | 'revision'>;

const followUp: Kind = (index) => ({
  name: `Campaign ${index} - follow-up`,
  actions: chain([waitDays(1 + (index % 9)), sendEmail(emailId(index))]),
  enrolment: meets([allOf(property('product_line', isAnyOf('beans', `line_${index % 40}`)))]),
});

const KINDS: readonly Kind[] = [
  followUp,
  (index) => ({
    name: `Segment mail ${index}`,
    actions: chain([sendEmail(emailId(index)), setProperty('last_nudge', `segment_${index}`)]),
    enrolment: meets([allOf(inList(GROWN_LIST), property('country', isAnyOf('IE', 'GB')))]),
  }),
  (index) => ({
    name: `Reminder ${index} (copy)`,
    actions: chain([waitDays(3), sendEmail(emailId(index)), waitDays(index % 20)]),
    enrolment: meets([allOf(property('total_orders', number('IS_EQUAL_TO', index % 50)))], { reEnrol: true }),
  }),
  (index) => ({
    name: `DATA | tidy field ${index}`,
    actions: chain([setProperty('checklist_status', 'done')]),
    enrolment: meets([allOf(property('job_role', isAnyOf(`role_${index % 30}`)))]),
  }),
  (index) => ({
    name: `Routing ${index}`,
    actions: chain([rotateOwner(OWNERS), createTask(`Ring lead of source ${index}`)]),
    enrolment: meets([allOf(property('hs_lead_status', isAnyOf('NEW')))]),
  }),
  (index) => ({
    name: `Deal step ${index}`,
    objectTypeId: DEAL,
    actions: chain([setProperty('handover_status', 'open'), createTask(`Check deal ${index}`)]),
    enrolment: meets([allOf(property('dealstage', isAnyOf('closedwon')))]),
  }),
  (index) => ({
    name: `Push ${index}`,
    actions: chain([webhook(`https://hooks-${index % 6}.example.net/in`)]),
    enrolment: meets([allOf(property('order_state', isAnyOf('placed')))]),
  }),
];

function grownWorkflow(index: number): WorkflowSeed {
  const kind = KINDS[index % KINDS.length] ?? followUp;
  return {
    id: String(FIRST_WORKFLOW_ID + index),
    isEnabled: index % 4 !== 3,
    createdDaysAgo: 30 + (index % 900),
    updatedDaysAgo: 10 + (index % 20),
    revision: 1 + (index % 30),
    ...kind(index),
  };
}

function emailId(index: number): string {
  return String(FIRST_EMAIL_ID + index);
}
