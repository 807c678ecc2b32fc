/** A permission of HubSpot's as an admin reads about it before granting it. */
export interface ScopeNeed {
  scope: string;
  /** `required`: there is no install without it. `writing`: asked for once writing results is switched on. */
  asked: 'required' | 'optional' | 'writing';
  use: string;
  without: string;
}

const WITHOUT_WRITING = 'Results stay in Groundwork and are not written to records.';
/** HubSpot files tasks under contacts. */
const TASKS = { use: ' Makes the tasks for owners.', without: ' Owners get no tasks.' };

/** Everything Groundwork asks HubSpot for, in the order it is explained. Sensitive data is never asked for. */
export const SCOPES: readonly ScopeNeed[] = [
  {
    scope: 'oauth',
    asked: 'required',
    use: 'Tells us which account this is, and its time zone.',
    without: 'There is no connection. HubSpot gives it to every app.',
  },
  {
    scope: 'crm.lists.read',
    asked: 'required',
    use: 'Reads segments: their names, filters and which records are in them.',
    without: 'Nothing can be attached to a segment and nobody can be counted.',
  },
  {
    scope: 'crm.objects.contacts.read',
    asked: 'required',
    use: 'Reads the one property of a contact that says whether a hypothesis came true. Names and addresses are not kept.',
    without: 'No outcome can be read.',
  },
  {
    scope: 'crm.schemas.contacts.read',
    asked: 'required',
    use: 'Reads which contact properties there are, to check an outcome before a hypothesis starts.',
    without: 'Outcomes cannot be checked before a hypothesis starts.',
  },
  {
    scope: 'automation',
    asked: 'optional',
    use: 'Reads workflows. HubSpot has no permission to read them only, so its screen says read and write; Groundwork never changes a workflow.',
    without: 'Only segments are looked at. HubSpot gives it to accounts with a Professional plan or higher.',
  },
  {
    scope: 'content',
    asked: 'optional',
    use: 'Reads how many automated e-mails were sent and how many people unsubscribed. HubSpot files these under content, which also covers pages; Groundwork reads e-mail statistics only.',
    without: 'The audit counts workflows instead of e-mails.',
  },
  {
    scope: 'crm.objects.owners.read',
    asked: 'optional',
    use: 'Reads who owns a hypothesis, and the names of those who changed something.',
    without:
      'Nobody hears when the owner of a hypothesis has left, and owners get no tasks; users go by their numbers.',
  },
  ...readingOf('companies', 'company'),
  ...readingOf('deals', 'deal'),
  ...writingOf('contacts', 'contact', TASKS),
  ...writingOf('companies', 'company'),
  ...writingOf('deals', 'deal'),
];

function readingOf(object: string, one: string): ScopeNeed[] {
  const without = `Hypotheses about ${object} cannot be measured.`;
  const asked = 'optional';
  return [
    { scope: `crm.objects.${object}.read`, asked, use: `Reads the outcome on a ${one}.`, without },
    { scope: `crm.schemas.${object}.read`, asked, use: `Reads which ${one} properties there are.`, without },
  ];
}

function writingOf(object: string, one: string, also = { use: '', without: '' }): ScopeNeed[] {
  const asked = 'writing';
  const use = `Writes the result onto a ${one}.${also.use}`;
  const without = WITHOUT_WRITING;
  return [
    { scope: `crm.objects.${object}.write`, asked, use, without: `${without}${also.without}` },
    { scope: `crm.schemas.${object}.write`, asked, use: `Makes the ${one} properties for results.`, without },
  ];
}

/** What an install asks for; those for writing only where writing results is switched on. */
export function scopesToAsk({ writing }: { writing: boolean }): { required: string[]; optional: string[] } {
  const named = (kinds: readonly ScopeNeed['asked'][]): string[] =>
    SCOPES.filter(({ asked }) => kinds.includes(asked)).map(({ scope }) => scope);
  return { required: named(['required']), optional: named(writing ? ['optional', 'writing'] : ['optional']) };
}

/**
 * What HubSpot's tasks need (developers.hubspot.com/docs/api-reference/latest/crm/activities/tasks/guide, “Scope
 * requirements”): the same as writing results onto contacts.
 */
const FOR_TASKS = 'crm.objects.contacts.write';

/** What an account switched on that needs permissions to write. */
export interface WritingUses {
  writing: boolean;
  /** Tasks for owners. */
  tasks?: boolean;
}

/** What has a use and was not granted. */
export function scopesMissing(
  granted: readonly string[],
  { writing, tasks = false }: WritingUses,
): ScopeNeed[] {
  const isUsed = ({ scope, asked }: ScopeNeed) =>
    asked !== 'writing' || writing || (tasks && scope === FOR_TASKS);
  return SCOPES.filter((need) => !granted.includes(need.scope) && isUsed(need));
}

/** Permissions to write that were granted and have no use as things are switched. */
export function scopesUnused(granted: readonly string[], { writing, tasks = false }: WritingUses): string[] {
  if (writing) return [];
  const unused = SCOPES.filter(({ scope, asked }) => asked === 'writing' && !(tasks && scope === FOR_TASKS));
  return unused.flatMap(({ scope }) => (granted.includes(scope) ? [scope] : []));
}

/** What was granted and Groundwork has no use for. */
export function scopesBeyondNeed(granted: readonly string[]): string[] {
  return granted.filter((scope) => !SCOPES.some((need) => need.scope === scope));
}
