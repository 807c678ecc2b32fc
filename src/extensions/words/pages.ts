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
  none: 'No workflow fits',
  noneText: 'Take a filter away, or search for another name.',
  total: (shown: number, total: number) => `${shown} of ${total.toLocaleString('en')}`,
  previous: 'Previous',
  next: 'Next',
  chosen: (count: number) => (count === 1 ? '1 chosen' : `${count} chosen`),
  chooseOne: 'Choose',
  choose: (name: string) => `Choose ${name}`,
  attach: 'Attach …',
  exempt: 'Exempt …',
  service: 'Service message …',
  kept: (count: number) => (count === 1 ? 'Kept for 1 workflow.' : `Kept for ${count} workflows.`),
  nextAudit: 'Shown here after the next audit.',
  family: 'One family',
  showAll: 'Show all',
};

export const BULK = {
  hypothesis: 'Which hypothesis do they serve?',
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
  state: 'State',
  what: 'What it does',
  power: 'On or off',
  unknown: 'Not known',
  entry: 'Who enters',
  byHand: 'People put in by hand, or not readable',
  sends: 'What it sends',
  nothing: 'Nothing',
  lastMessage: 'Last message',
  day: (day: number) => `Day ${day} after joining`,
  figures: 'E-mails and unsubscribes, 30 days',
  exemption: 'Exempt',
  until: (reason: string, day: string) => `${reason} Until ${day}.`,
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
  none: 'No segment fits',
};

export const HYPOTHESES = {
  title: 'Hypotheses',
  write: 'Write a hypothesis',
  tabs: { live: 'Running', draft: 'Drafts', concluded: 'Finished', retired: 'Put away' },
  name: 'Hypothesis',
  result: 'Result so far',
  finalResult: 'What was learned',
  owner: 'Owner',
  due: 'Judged by',
  carried: 'Carried by',
  carriedBy: (workflows: number, lists: number) =>
    `${workflows} ${workflows === 1 ? 'workflow' : 'workflows'}, ${lists} ${lists === 1 ? 'segment' : 'segments'}`,
  none: 'None here',
  noneText: 'Write the first one: a sentence is enough to begin.',
};

export const STRATEGY = {
  title: 'Strategy on a page',
  text: 'Every running hypothesis as its sentence. Print this page from your browser.',
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
