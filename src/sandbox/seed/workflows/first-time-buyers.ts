import { EMAILS } from '../emails.ts';
import {
  goToWorkflow,
  listBranch,
  randomBranch,
  sendEmail,
  sendText,
  setProperty,
  waitDays,
  waitMinutes,
} from '../flow/actions.ts';
import { chain, place, type WorkflowSeed } from '../flow/definition.ts';
import { byHand, happens, meets } from '../flow/enrolment.ts';
import {
  allOf,
  emailEvent,
  inLastDays,
  inList,
  isAnyOf,
  isKnown,
  isTrue,
  number,
  property,
  propertyChanged,
} from '../flow/filters.ts';
import { LISTS, WORKFLOWS } from '../ids.ts';

const STOP_LISTS = [Number(LISTS.doNotContact), Number(LISTS.employeesAndTests)];

/** What first-time buyers get: three workflows with the main hypothesis, and those that follow from it. */
export const FIRST_TIME_BUYERS: WorkflowSeed[] = [
  {
    id: WORKFLOWS.burstsWelcome,
    name: 'FTB 01 | Welcome in bursts (wk 1-4)',
    firstName: 'FTB welcome test',
    isEnabled: true,
    description:
      'Three short emails instead of the nine of the old welcome series. Goes on to FTB 04 in month two.',
    createdDaysAgo: 171,
    updatedDaysAgo: 144,
    revision: 31,
    scrambled: true,
    actions: chain([
      waitMinutes(90),
      sendEmail(EMAILS.burstsWelcome1.id),
      waitMinutes(4320),
      sendEmail(EMAILS.burstsWelcome2.id),
      waitDays(11),
      sendEmail(EMAILS.burstsWelcome3.id),
      waitDays(12),
      goToWorkflow(WORKFLOWS.burstsMonthTwo),
    ]),
    enrolment: happens([propertyChanged('first_order_date', isKnown())]),
    suppressionListIds: STOP_LISTS,
    goal: allOf(property('total_orders', number('IS_GREATER_THAN_OR_EQUAL_TO', 2))),
  },
  {
    id: WORKFLOWS.burstsChecklist,
    name: 'FTB 02 | Checklist, 3 steps',
    firstName: 'FTB 02 | Checklist, 3 steps',
    isEnabled: true,
    createdDaysAgo: 168,
    updatedDaysAgo: 149,
    revision: 12,
    actions: [
      ...chain([waitDays(2), sendEmail(EMAILS.burstsChecklist.id), waitDays(5)], 1, { to: '4' }),
      place(
        '4',
        listBranch(
          [
            {
              name: 'Clicked',
              filter: allOf(emailEvent(EMAILS.burstsChecklist.campaignId, 'LINK_CLICKED')),
              to: '5',
            },
          ],
          { name: 'Did not click', to: null },
        ),
      ),
      ...chain([setProperty('checklist_status', 'started')], 5),
    ],
    enrolment: meets([
      allOf(
        property('first_order_date', inLastDays(90)),
        property('newsletter_consent', isTrue()),
        property('product_line', isAnyOf('brew_kit', 'starter_box')),
      ),
    ]),
    suppressionListIds: STOP_LISTS,
    weekdaysOnly: true,
  },
  {
    id: WORKFLOWS.burstsText,
    name: 'FTB 03 | Text or email, day 20',
    isEnabled: true,
    createdDaysAgo: 160,
    updatedDaysAgo: 146,
    revision: 18,
    actions: [
      ...chain([waitMinutes(28_800)], 1, { to: '2' }),
      place(
        '2',
        randomBranch([
          [50, '3'],
          [50, '4'],
        ]),
      ),
      ...chain(
        [sendText('Hi {{ enrolled_object.firstname }}, your next box is half packed. Want to see?')],
        3,
      ),
      ...chain([sendEmail(EMAILS.burstsText.id)], 4),
    ],
    enrolment: happens([propertyChanged('first_order_date', isKnown())], {
      refinement: allOf(property('newsletter_consent', isTrue())),
    }),
    suppressionListIds: STOP_LISTS,
  },
  {
    id: WORKFLOWS.burstsMonthTwo,
    name: 'FTB 04 | Month two',
    firstName: 'FTB 04 | Month two',
    isEnabled: true,
    description: 'Only from FTB 01.',
    createdDaysAgo: 158,
    updatedDaysAgo: 150,
    revision: 9,
    actions: chain([sendEmail(EMAILS.monthTwo1.id), waitDays(9), sendEmail(EMAILS.monthTwo2.id)]),
    enrolment: byHand(),
    suppressionListIds: STOP_LISTS,
  },
  {
    id: WORKFLOWS.islandsTips,
    name: 'FTB tips UK + IE (week 3)',
    firstName: 'FTB tips IE',
    isEnabled: true,
    createdDaysAgo: 139,
    updatedDaysAgo: 77,
    revision: 14,
    actions: chain([waitDays(14), sendEmail(EMAILS.islandsTips.id)]),
    enrolment: meets([allOf(inList(LISTS.firstTimeBuyersIslands))], { reEnrol: true }),
    suppressionListIds: [Number(LISTS.doNotContact)],
  },
  {
    id: WORKFLOWS.oneOrderNudge,
    name: 'One order nudge v3 FINAL',
    firstName: 'One order nudge',
    isEnabled: true,
    createdDaysAgo: 66,
    updatedDaysAgo: 31,
    revision: 27,
    actions: chain([
      waitDays(21),
      sendEmail(EMAILS.oneOrderNudge.id),
      setProperty('last_nudge', 'one_order_v3'),
    ]),
    enrolment: meets([
      allOf(property('total_orders', number('IS_EQUAL_TO', 1)), property('newsletter_consent', isTrue())),
    ]),
  },
];
