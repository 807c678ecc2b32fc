/** Ids of the designed part of the demo account, by the names the seed, its plan and its facts use. */
export const LISTS = {
  allCustomers: '4',
  newsletterReaders: '7',
  unsubscribed: '9',
  employeesAndTests: '11',
  doNotContact: '12',
  oneOrder: '38',
  blackFriday: '41',
  dublinMeetup: '52',
  firstTimeBuyers: '61',
  firstTimeBuyersIslands: '63',
  lapsed: '66',
  trialUsers: '70',
  trialAdmins: '71',
  newAdmins: '74',
  webinarSignUps: '80',
  importedOneOrder: '83',
  bounced: '85',
  vips: '88',
  tierACompanies: '91',
  partnerCompanies: '92',
  openDeals: '95',
} as const;
export type ListKey = keyof typeof LISTS;

export const WORKFLOWS = {
  // Customer-facing, attached to a hypothesis.
  burstsWelcome: '1704410021',
  burstsChecklist: '1704410388',
  burstsText: '1705120764',
  trialNudge: '1688204417',
  trialColleagues: '1706355902',
  onboardingByRole: '1712088341',
  onboardingCheckIn: '1712090057',
  // Customer-facing, with a hypothesis through a list or a workflow.
  islandsTips: '1707741206',
  trialInvite: '1708800413',
  burstsMonthTwo: '1704411975',
  // Customer-facing, no hypothesis that carries.
  newsletterWelcome: '1203377145',
  eventFollowUp: '1544902218',
  referral: '1490087733',
  winBackDiscount: '1698830244',
  reEngage: '1377215590',
  oneOrderNudge: '1715503382',
  priceChange: '1713377029',
  // Feeders and the service message.
  webinarForm: '1544901176',
  trialForm: '1688203990',
  orderConfirmation: '1102245871',
  // Background work.
  leadRouting: '1088450126',
  lifecycleStages: '1140062375',
  countryFromPhone: '1290571448',
  stuckDealAlert: '1355128806',
  dealHandover: '1355130947',
  companyTier: '1410770532',
  erpNumbers: '1622904475',
  // Hand records to an outside system.
  loyaltyPoints: '1633017258',
  loyaltyDeals: '1633018841',
  parcelUpdates: '1640226093',
  // Closed to us.
  birthdayLetters: '1590034416',
  // Switched off.
  oldNewsletter: '1010448820',
  emptyManual: '1716640011',
  legacyScoring: '1066205538',
  surveyTool: '1588830127',
  summerSale: '1602217764',
  salesSequence: '1571190385',
  trialNudgeCopy: '1709904816',
  emptyDeals: '1711427700',
  companyNames: '1400582963',
  satisfactionSurvey: '1655410092',
  dormantTasks: '1420931178',
} as const;
export type WorkflowKey = keyof typeof WORKFLOWS;

export const FORMS = {
  newsletter: '3f0a7c1e-52d9-4b7c-9d13-8c2e61a4f0b2',
  webinar: '9b1e44d0-7a35-4c0e-8f27-1d6cb80e5a73',
  trial: 'c48d2f96-0e1b-4f7d-a5b2-7e93d1046c58',
  contactSales: '61e7b3a4-98c2-4d51-b06f-25fa9c3d817e',
} as const;

export const OWNERS = ['70114502', '70114588', '71230947'] as const;

/** Sales pipeline: id and stages. */
export const PIPELINE = {
  id: 'default',
  stages: ['appointmentscheduled', 'qualifiedtobuy', 'contractsent', 'closedwon', 'closedlost'],
} as const;
