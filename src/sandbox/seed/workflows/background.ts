import { COMPANY, DEAL } from '../../../core/object-type.ts';
import {
  addNote,
  createTask,
  customCode,
  internalEmail,
  listBranch,
  notifyInApp,
  rotateOwner,
  setProperty,
  stampNow,
  staticBranch,
  waitDays,
  waitMinutes,
  webhook,
} from '../flow/actions.ts';
import { chain, place, type WorkflowSeed } from '../flow/definition.ts';
import { happens, meets } from '../flow/enrolment.ts';
import {
  allOf,
  filledForm,
  isAnyOf,
  isKnown,
  isNoneOf,
  isUnknown,
  moreThanDaysAgo,
  number,
  property,
  propertyChanged,
  text,
} from '../flow/filters.ts';
import { FORMS, OWNERS, WORKFLOWS } from '../ids.ts';

const CONNECT = 'https://connect.loyalty-partner.example';

/** Routing, tidying, alerts; and three that hand records to one outside system. */
export const BACKGROUND: WorkflowSeed[] = [
  {
    id: WORKFLOWS.leadRouting,
    name: 'Lead routing UK/IE',
    firstName: 'Lead routing',
    isEnabled: true,
    createdDaysAgo: 1300,
    updatedDaysAgo: 63,
    revision: 112,
    scrambled: true,
    actions: [
      ...chain([setProperty('hs_lead_status', 'NEW')], 1, { to: '2' }),
      place(
        '2',
        listBranch(
          [
            { name: 'Ireland', filter: allOf(property('country', isAnyOf('IE'))), to: '3' },
            { name: 'UK', filter: allOf(property('country', isAnyOf('GB'))), to: '5' },
          ],
          { name: 'Somewhere else', to: null },
        ),
      ),
      ...chain([rotateOwner(OWNERS.slice(0, 2)), createTask('Ring new lead in Ireland')], 3),
      ...chain([rotateOwner(OWNERS.slice(2)), createTask('Ring new lead in the UK')], 5),
    ],
    enrolment: meets([
      allOf(filledForm(FORMS.contactSales)),
      allOf(property('hs_lead_status', isAnyOf('OPEN'))),
    ]),
  },
  {
    id: WORKFLOWS.lifecycleStages,
    name: 'Lifecycle: subscriber > lead > customer',
    isEnabled: true,
    createdDaysAgo: 1180,
    updatedDaysAgo: 205,
    revision: 33,
    actions: chain([setProperty('lifecyclestage', 'customer'), stampNow('became_customer_at')]),
    enrolment: happens([propertyChanged('total_orders', isKnown())]),
  },
  {
    id: WORKFLOWS.countryFromPhone,
    name: 'DATA | Country from phone prefix',
    firstName: 'DATA | Country from phone prefix',
    isEnabled: true,
    createdDaysAgo: 860,
    updatedDaysAgo: 855,
    revision: 13,
    actions: [
      place(
        '1',
        listBranch(
          [
            { name: '+353', filter: allOf(property('phone', text('STARTS_WITH', '+353'))), to: '2' },
            { name: '+44', filter: allOf(property('phone', text('STARTS_WITH', '+44'))), to: '3' },
          ],
          { to: null },
        ),
      ),
      ...chain([setProperty('country', 'IE')], 2),
      ...chain([setProperty('country', 'GB')], 3),
    ],
    enrolment: happens([propertyChanged('phone', isKnown())], { reEnrol: true }),
  },
  {
    id: WORKFLOWS.stuckDealAlert,
    name: 'Deals: stuck 14 days > tell owner',
    isEnabled: true,
    objectTypeId: DEAL,
    createdDaysAgo: 640,
    updatedDaysAgo: 171,
    revision: 9,
    actions: chain([
      internalEmail(
        'Deal without news for two weeks',
        '{{ enrolled_object.dealname }} has not moved for 14 days.',
      ),
      notifyInApp(OWNERS.slice(0, 1), 'A deal is stuck'),
    ]),
    enrolment: meets(
      [
        allOf(
          property('dealstage', isNoneOf('closedwon', 'closedlost')),
          property('notes_last_updated', moreThanDaysAgo(14)),
        ),
      ],
      { reEnrol: true },
    ),
  },
  {
    id: WORKFLOWS.dealHandover,
    name: 'Closed won > handover',
    firstName: 'deal-default-closedwon',
    isEnabled: true,
    objectTypeId: DEAL,
    createdDaysAgo: 640,
    updatedDaysAgo: 410,
    revision: 17,
    scrambled: true,
    actions: chain([
      waitMinutes(10),
      setProperty('handover_status', 'open'),
      createTask('Hand over to customer care'),
      addNote('<p>Won. Customer care takes over.</p>'),
    ]),
    enrolment: meets([allOf(property('dealstage', isAnyOf('closedwon')))]),
  },
  {
    id: WORKFLOWS.companyTier,
    name: 'Companies | tier by size',
    firstName: 'Companies | tier by size',
    isEnabled: true,
    objectTypeId: COMPANY,
    createdDaysAgo: 590,
    updatedDaysAgo: 588,
    revision: 6,
    actions: [
      place(
        '1',
        staticBranch('size_band', [
          ['1_10', '2'],
          ['11_50', '3'],
          ['51_plus', '4'],
        ]),
      ),
      ...chain([setProperty('company_tier', 'C')], 2),
      ...chain([setProperty('company_tier', 'B')], 3),
      ...chain([setProperty('company_tier', 'A')], 4),
    ],
    enrolment: happens([propertyChanged('size_band', isKnown())], { reEnrol: true }),
  },
  {
    id: WORKFLOWS.erpNumbers,
    name: 'CODE customer number from ERP',
    isEnabled: true,
    createdDaysAgo: 500,
    updatedDaysAgo: 118,
    revision: 52,
    actions: chain([
      customCode(
        'exports.main = async (event, callback) => {\n  // looks the customer up by e-mail\n  callback({ outputFields: { customerNumber: "" } });\n};',
        ['email'],
        ['customerNumber'],
      ),
      setProperty('erp_checked', 'true'),
    ]),
    enrolment: meets([
      allOf(property('lifecyclestage', isAnyOf('customer')), property('erp_number', isUnknown())),
    ]),
  },
  {
    id: WORKFLOWS.loyaltyPoints,
    name: 'Loyalty: points after order',
    firstName: 'Loyalty: points after order',
    isEnabled: true,
    createdDaysAgo: 480,
    updatedDaysAgo: 233,
    revision: 4,
    actions: chain([webhook(`${CONNECT}/points`)]),
    enrolment: happens([propertyChanged('total_orders', isKnown())], { reEnrol: true }),
  },
  {
    id: WORKFLOWS.loyaltyDeals,
    name: 'Loyalty: B2B bonus',
    isEnabled: true,
    objectTypeId: DEAL,
    createdDaysAgo: 478,
    updatedDaysAgo: 233,
    revision: 5,
    actions: chain([waitDays(1), webhook(`${CONNECT}/bonus`)]),
    enrolment: meets([
      allOf(
        property('dealstage', isAnyOf('closedwon')),
        property('amount', number('IS_GREATER_THAN', 10_000)),
      ),
    ]),
  },
  {
    id: WORKFLOWS.parcelUpdates,
    name: 'Loyalty: parcel on its way',
    isEnabled: true,
    createdDaysAgo: 430,
    updatedDaysAgo: 12,
    revision: 8,
    actions: chain([webhook(`${CONNECT}/parcels`), setProperty('order_state', 'shipped')]),
    enrolment: meets([allOf(property('order_state', isAnyOf('packed')))], { reEnrol: true }),
  },
];
