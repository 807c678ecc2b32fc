import { count } from './numbers.ts';

export const NAVIGATION = [
  { to: '/', label: 'Overview' },
  { to: '/workflows', label: 'Workflows' },
  { to: '/segments', label: 'Segments' },
  { to: '/hypotheses', label: 'Hypotheses' },
  { to: '/strategy', label: 'Strategy on a page' },
  { to: '/hypotheses/new', label: 'Write a hypothesis' },
];

export const OVERVIEW = {
  title: 'Overview',
  asOf: (when: string) => `As of ${when}`,
  incomplete: 'Not everything could be read, so some figures are missing.',
  auditNow: 'Audit now',
  auditing: 'Auditing …',
  notYet: 'Not audited yet',
  notYetText: 'The first audit reads every workflow and segment. It changes nothing in HubSpot.',
  failing: 'Did not come true, and still runs',
  emailsWithout: 'E-mails without a hypothesis',
  unsubscribesWithout: 'Unsubscribes from them',
  workflowsWithout: 'Workflows without one',
  findings: 'Findings',
  chart: 'E-mails of the last 30 days and the unsubscribes from them, in parts of 100',
  trend: 'Share with a hypothesis',
  startHere: 'Start here',
  startHereNone: 'Every workflow that writes to customers has a hypothesis.',
  families: 'One hypothesis could cover these together',
  family: 'They',
  contradictions: 'Says one thing, does another',
  questions: 'To answer once',
  questionsHelp: 'Outside systems that some workflows call. One answer settles all of them.',
  writes: 'Writes to customers',
  doesNot: 'Doesn’t',
  answeredHere: 'Answered on the overview.',
  fromHere: 'Start from here?',
  fromHereText:
    'What is there today stops counting, so that you see what is new. You can take it back in the command line.',
  fromHereDo: 'Start from here',
};

const NOTHING_FITS = 'Take a filter away, or search for another name.';
const workflows = (amount: number) => (amount === 1 ? '1 workflow' : `${amount} workflows`);

export const WORKFLOWS = {
  title: 'Workflows',
  search: 'Search by name',
  state: 'State',
  kind: 'What it does',
  power: 'On or off',
  all: 'All',
  on: 'On',
  off: 'Off',
  name: 'Workflow',
  emails: 'E-mails, 30 days',
  unsubscribed: 'Unsubscribed',
  none: { title: 'No workflow fits', text: NOTHING_FITS },
  rows: (from: number, to: number, total: number) => `${count(from)}–${count(to)} of ${count(total)}`,
  previous: 'Previous',
  next: 'Next',
  chosen: (amount: number) => `${amount} chosen`,
  chooseOne: 'Choose',
  choose: (name: string) => `Choose ${name}`,
  attach: 'Attach …',
  exempt: 'Exempt …',
  service: 'Service message …',
  kept: (amount: number) => `Kept for ${workflows(amount)}.`,
  nextAudit: 'Shown here after the next audit.',
  family: 'One family',
  showAll: 'Show all',
};

export const BULK = {
  attach: (amount: number) => `Attach ${workflows(amount)} to a hypothesis`,
  exempt: (amount: number) => `Exempt ${workflows(amount)}`,
  service: (amount: number) => `Set ${workflows(amount)} as service messages`,
  hypothesis: (amount: number) =>
    amount === 1 ? 'Which hypothesis does it serve?' : 'Which hypothesis do they serve?',
  noHypotheses: 'There is no hypothesis to attach to yet. Write one first.',
  reason: 'Why?',
  reasonExempt: 'It writes to customers and needs no hypothesis because …',
  reasonService: 'It is a confirmation or a notice people need because …',
  until: 'Until when?',
  doAttach: 'Attach',
  doExempt: 'Exempt',
  doService: 'Set as service message',
};

export const WORKFLOW = {
  openInHubSpot: 'Open in HubSpot',
  unknown: 'Not known',
  entry: 'Who enters',
  byHand: 'People put in by hand',
  sends: 'What it sends',
  nothing: 'Nothing',
  lastMessage: 'Last message',
  day: (day: number) => `Day ${day} after joining`,
  figures: 'In the last 30 days',
  sentAnd: (sent: string, unsubscribed: string) => `${sent} e-mails, ${unsubscribed} unsubscribed`,
  exemption: 'Exempt',
  until: (reason: string, day: string) => `${reason} Until ${day}.`,
  more: (amount: number) => `${amount} more`,
  chain: 'How it comes to its hypothesis',
  findings: 'Findings',
  noFindings: 'Nothing found.',
  muted: 'Muted',
  inBacklog: 'There since day one',
  evidence: 'Seen in HubSpot',
  mute: 'Mute for three months',
  muteReason: 'Muted on the workflow’s page.',
};

export const SEGMENTS = {
  title: 'Segments',
  name: 'Segment',
  people: 'People',
  usedBy: 'Workflows that write to it',
  unread: 'Some workflows couldn’t be read and may write to segments that are “Not known”.',
  none: { title: 'No segment fits', text: NOTHING_FITS },
};

export const HYPOTHESES = {
  title: 'Hypotheses',
  tabs: { live: 'Running', draft: 'Drafts', concluded: 'Decided', retired: 'Put away' },
  name: 'Hypothesis',
  result: 'Result so far',
  finalResult: 'What was learned',
  owner: 'Owner',
  due: 'Judged on',
  carried: 'Carried by',
  carriedBy: (carriers: number, lists: number) =>
    `${workflows(carriers)}, ${lists} ${lists === 1 ? 'segment' : 'segments'}`,
  none: 'None here',
  noneText: {
    live: 'One runs from the day on which somebody starts its draft.',
    draft: 'Write one: a sentence is enough to begin.',
    concluded: 'What was decided is kept here, with what was learned.',
    retired: 'What is no longer followed is kept here.',
  },
};

export const STRATEGY = {
  title: 'Strategy on a page',
  text: 'Every running hypothesis as its sentence. Print this page from your browser.',
  none: 'No hypothesis is running yet.',
  more: (amount: number) => `and ${count(amount)} more, which started later`,
};

export const NEW = {
  title: 'Write a hypothesis',
  about: 'What is it about?',
  sentence: 'In a sentence',
  example:
    'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding and deliver value in bursts, not blasts. If we’re right, we’ll see more second purchases in month one.',
  useExample: 'Take the example',
  save: 'Save as draft',
};
