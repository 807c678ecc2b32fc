/** An extension the workbench serves. */
export interface Served {
  uid: string;
  name: string;
  type: 'CARD' | 'PAGE' | 'SETTINGS';
  /** `crm.record.sidebar`, `pages`, `settings` … */
  location: string;
  /** Address of its bundle on this server. */
  bundle: string;
  objectTypeIds: string[];
}

/** What HubSpot's workflow editor shows of our step, from its hsmeta file. */
export interface StepWords {
  name: string;
  description: string;
  input: { label: string; description: string };
  /** Labels by the output's name. */
  outputs: Record<string, string>;
}

/** What the page that stands for the workflow editor shows of one workflow. */
export interface StepPage {
  workflows: { id: string; name: string }[];
  /** The one that is looked at. */
  workflowId: string;
  objectTypeId: string;
  /** What the step in it names; null while there is no step. */
  hypothesisId: string | null;
  /** Records the step can be run on. */
  records: { id: string; name: string }[];
}

/** What came of the step for one record. */
export interface StepRunShown {
  recordId: string;
  state: 'success' | 'fail_continue' | 'failed';
  outputs: Record<string, string>;
}

export interface SampleRecord {
  objectTypeId: string;
  id: string;
  name: string;
  /** Why it is worth a look. */
  about: string;
}

export interface User {
  id: number;
  name: string;
  mayEdit: boolean;
}

/** What the server tells the page about itself. */
export interface WorkbenchConfig {
  extensions: Served[];
  step: StepWords | null;
  records: SampleRecord[];
  users: User[];
  portalId: number;
  timeZone: string;
  apiOrigin: string;
}

/** What can go wrong on the way to the Groundwork server, for trying it out. */
export const TROUBLES = ['none', 'slow', 'server_error', 'unreachable'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Pages of HubSpot's that the workbench stands for; `elsewhere` is where links out of it lead. */
const VIEWS = ['record', 'pages', 'settings', 'step', 'elsewhere'] as const;
export type View = (typeof VIEWS)[number];

/** Which page is looked at, by whom, and what goes wrong. */
export interface Scene {
  view: View;
  objectTypeId: string;
  recordId: string;
  /** Where an app page starts: path and query, or the address of a link that leads elsewhere. */
  path: string;
  user: User;
  trouble: Trouble;
  contextOf(extension: Served): unknown;
}

/** The scene that an address names; what it leaves open is the first there is. */
export function sceneOf(config: WorkbenchConfig, query: URLSearchParams): Scene {
  const objectTypeId = query.get('type') ?? '0-1';
  const record = config.records.find((one) => one.objectTypeId === objectTypeId);
  const recordId = query.get('record') ?? record?.id ?? '';
  const [first] = config.users;
  const user = config.users.find(({ id }) => String(id) === query.get('user')) ?? first;
  if (user === undefined) throw new Error('The workbench has no users.');
  const trouble = TROUBLES.find((one) => one === query.get('trouble')) ?? 'none';
  return {
    view: VIEWS.find((one) => one === query.get('view')) ?? 'record',
    objectTypeId,
    recordId,
    path: query.get('path') ?? '/',
    user,
    trouble,
    contextOf: (extension) => ({
      location: extension.location,
      user: { id: user.id, email: `user-${user.id}@groundwork.example`, firstName: user.name, locale: 'en' },
      portal: { id: config.portalId, timezone: config.timeZone },
      extension: { appId: 1, appName: 'Groundwork', cardTitle: extension.name },
      variables: { API_ORIGIN: config.apiOrigin },
      ...(extension.type === 'CARD' ? { crm: { objectId: Number(recordId), objectTypeId } } : {}),
    }),
  };
}
