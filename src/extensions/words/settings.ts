export const SETTINGS = {
  viewer: (isAnyoneNamed: boolean) =>
    isAnyoneNamed
      ? 'You can look, not change. Who may change things is said below.'
      : 'Nobody is named an editor yet, so nobody can change anything. Whoever runs the server can name the first (GROUNDWORK_EDITORS).',
  connection: 'Connection',
  account: 'HubSpot account',
  since: 'Connected since',
  timeZone: 'Time zone',
  health: 'What can be read',
  readOnly:
    'HubSpot has no read-only permission for workflows, so its screen says read and write. Groundwork only reads them.',
  requests: 'Calls to HubSpot since this server started',
  reads: 'Reads',
  writes: 'Writes to records',
  workflowWrites: 'Writes to workflows and segments',
  refused: 'Refused: too many at once',

  written: 'What is written to records',
  isOff: 'Write results to records: off',
  isOn: 'Write results to records: on',
  writtenIntro:
    'Groundwork only reads until you switch this on. It never changes workflows, segments or anything your team typed.',
  writtenWhat:
    'When it is on, contacts that take part in a hypothesis get four properties in a group called Groundwork:',
  properties: [
    'Hypotheses: which ones the contact is part of',
    'Reached: those where the expected result happened in time',
    'Not reached: those where it didn’t',
    'Last result: the date of the latest',
  ],
  writtenWaiting:
    'Still waiting is simply: in Hypotheses, in neither of the others. Companies and deals get the same only if a hypothesis is about them.',
  goodToKnow:
    'Changed contacts show a new “last modified” date, so other connected tools may pick them up. We write at most 10,000 records a day, at night.',
  undo: '“Remove” clears the values and, if you want, deletes the properties. Switching off stops writing; the values stay until you remove them.',
  whoSees:
    'Everyone who may see the contact sees them. They belong to the contact’s data if they ask for a copy.',
  heldOut: 'Also write who is held out',
  heldOutHelp: 'Leave this off if salespeople see these records: they would treat them differently.',
  tasks: 'Give owners a task when their decision is due',
  tasksHelp:
    'One task in HubSpot for each result that waits for a decision, also while writing results is off.',
  preview: 'Preview',
  previewing: 'Looking …',
  wouldChange: (records: number) =>
    records === 0
      ? 'Nothing would change now.'
      : `Now: ${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'} would change.`,
  andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
  triggered: (names: readonly string[]) =>
    names.length === 0
      ? 'No workflow of yours starts when one of these properties changes.'
      : `${names.length} of your workflows ${names.length === 1 ? 'starts' : 'start'} when one of these properties changes: ${names.join(', ')}.`,
  changes: 'Who changed what',
  when: 'When',
  who: 'Who',
  happened: 'What happened',
  earlier: (amount: number) => `and ${amount} earlier ones`,
  triggeredUnknown: 'Whether workflows of yours start by these properties could not be read.',
  record: 'Record',
  change: 'What would be written',
  empty: '(nothing)',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  previewFirst: 'Look at the preview first.',
  remove: 'Remove what was written',
  removeProperties: 'Also delete the properties',
  removing: 'Removing …',
  removed: (records: number) =>
    `Cleared on ${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'}.`,

  editors: 'Who may change things',
  editor: (userId: string, name: string | null) => (name === null ? `User ${userId}` : `${name} (${userId})`),
  editorIds: 'HubSpot user ids',
  editorsHelp: 'Separated by commas. Everyone else can look. You cannot take yourself off.',
  saveEditors: 'Save editors',
  saved: 'Saved.',

  exemptions: 'Exempt',
  mutes: 'Muted findings',
  none: 'None.',
  what: 'What',
  reason: 'Reason',
  until: 'Until',
  takeBack: 'Take back',
  more: (count: number) => `and ${count} more, which end later`,

  data: 'Your data',
  dataText:
    'Everything people have written and judged, as a document that can be read back without loss. It holds no contacts.',
  copy: 'Copy all to the clipboard',
  copied: 'Copied.',
};

export const WEEKLY = {
  title: 'Weekly message',
  text: 'On Monday mornings, what is new or worse, and nothing in a quiet week.',
  nowhere: 'It is not sent anywhere yet.',
  goesTo: (host: string, ending: string) => `It goes to ${host}, to the address that ends in ${ending}.`,
  address: 'Address of an incoming webhook',
  help: 'Slack and Teams give one for a channel. Whoever has it can write there, so it is not shown again.',
  save: 'Save the address',
  test: 'Send a test',
  takeAway: 'Take the address away',
  sent: 'Sent. Look whether it has arrived.',
};
