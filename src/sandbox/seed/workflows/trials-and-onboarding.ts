import { EMAILS } from '../emails.ts';
import {
  createTask,
  goToWorkflow,
  listBranch,
  sendEmail,
  setProperty,
  staticBranch,
  waitDays,
  waitMinutes,
} from '../flow/actions.ts';
import { chain, place, type WorkflowSeed } from '../flow/definition.ts';
import { happens, meets } from '../flow/enrolment.ts';
import {
  allOf,
  emailEvent,
  filledForm,
  formSubmitted,
  inLastDays,
  inList,
  isAnyOf,
  isKnown,
  isTrue,
  property,
} from '../flow/filters.ts';
import { FORMS, LISTS, WORKFLOWS } from '../ids.ts';

/** Trials and onboarding. Three of these do something else than the hypothesis they are attached to says. */
export const TRIALS_AND_ONBOARDING: WorkflowSeed[] = [
  {
    id: WORKFLOWS.trialForm,
    name: 'ACTIVATE | Trial form > nudge',
    firstName: 'ACTIVATE | Trial form > nudge',
    isEnabled: true,
    createdDaysAgo: 214,
    updatedDaysAgo: 190,
    revision: 6,
    actions: chain([goToWorkflow(WORKFLOWS.trialNudge)]),
    enrolment: meets([allOf(filledForm(FORMS.trial))], {
      reEnrol: true,
      triggers: [allOf(filledForm(FORMS.trial))],
    }),
  },
  {
    // Enrols every trial user, while its hypothesis speaks of admins: wider than the segment on the role alone.
    id: WORKFLOWS.trialNudge,
    name: 'Trial nudge - invite a colleague',
    firstName: 'Trial nudge',
    isEnabled: true,
    createdDaysAgo: 213,
    updatedDaysAgo: 128,
    revision: 44,
    scrambled: true,
    actions: chain([
      waitDays(3),
      sendEmail(EMAILS.trialNudge1.id),
      waitMinutes(10_080),
      sendEmail(EMAILS.trialNudge2.id),
    ]),
    enrolment: meets([allOf(property('trial_status', isAnyOf('active')))]),
    suppressionListIds: [Number(LISTS.employeesAndTests)],
    weekdaysOnly: true,
  },
  {
    id: WORKFLOWS.trialColleagues,
    name: 'Trial admins: who else should see this?',
    isEnabled: true,
    createdDaysAgo: 140,
    updatedDaysAgo: 126,
    revision: 8,
    actions: chain([
      waitDays(6),
      sendEmail(EMAILS.trialColleagues.id),
      createTask('Call the admin if nobody was invited'),
    ]),
    enrolment: meets([allOf(inList(LISTS.trialAdmins))]),
  },
  {
    id: WORKFLOWS.trialInvite,
    name: 'Trial admins - invite your team (day 10)',
    firstName: 'Trial admins - invite',
    isEnabled: true,
    createdDaysAgo: 133,
    updatedDaysAgo: 96,
    revision: 11,
    actions: chain([waitDays(10), sendEmail(EMAILS.trialInvite.id)]),
    enrolment: meets([allOf(inList(LISTS.trialAdmins), property('team_size', isAnyOf('1', '2_5')))]),
  },
  {
    // The hypothesis speaks of 30 days; the last e-mail leaves on day 45.
    id: WORKFLOWS.onboardingByRole,
    name: 'Onboarding by role',
    firstName: 'Onboarding by role DRAFT',
    isEnabled: true,
    createdDaysAgo: 38,
    updatedDaysAgo: 22,
    revision: 23,
    scrambled: true,
    actions: [
      place(
        '1',
        staticBranch('job_role', [
          ['owner', '2'],
          ['barista', '2'],
          ['office_manager', '3'],
        ]),
      ),
      ...chain([sendEmail(EMAILS.byRole1.id), waitDays(15)], 2, { to: '4', goTo: true }),
      ...chain([sendEmail(EMAILS.byRole2.id), waitDays(30), sendEmail(EMAILS.byRole3.id)], 4),
    ],
    enrolment: happens([formSubmitted(FORMS.trial)], {
      refinement: allOf(property('job_role', isKnown()), property('account_role', isAnyOf('admin', 'owner'))),
    }),
  },
  {
    // Sets the very property its hypothesis counts.
    id: WORKFLOWS.onboardingCheckIn,
    name: 'Onboarding check-in (day 14)',
    isEnabled: true,
    createdDaysAgo: 36,
    updatedDaysAgo: 24,
    revision: 15,
    actions: [
      ...chain([waitDays(14), sendEmail(EMAILS.onboardingCheckIn.id), waitDays(2)], 1, { to: '4' }),
      place(
        '4',
        listBranch(
          [
            {
              name: 'Opened',
              filter: allOf(emailEvent(EMAILS.onboardingCheckIn.campaignId, 'OPENED')),
              to: '5',
            },
          ],
          { to: null },
        ),
      ),
      ...chain([setProperty('onboarded', 'true')], 5),
    ],
    enrolment: meets([
      allOf(
        property('signup_date', inLastDays(60)),
        property('account_role', isAnyOf('admin', 'owner')),
        property('newsletter_consent', isTrue()),
      ),
    ]),
  },
];
