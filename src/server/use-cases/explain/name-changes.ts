import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { Change, ChangeList } from '../../../core/contract/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { OwnersDoor } from '../../hubspot/port.ts';
import type { Store } from '../../store/port/store.ts';
import { userNames } from '../settings/user-names.ts';

interface NamingDeps {
  store: Pick<Store, 'hypotheses' | 'audits'>;
  owners: Pick<OwnersDoor, 'names'>;
}

/**
 * Changes with what they are about and who made them in the names people know: hypotheses by title, workflows and
 * segments by name, users by the name HubSpot gives now, which is not kept.
 */
export async function nameChanges(
  { store, owners }: NamingDeps,
  portalId: string,
  changes: readonly Change[],
): Promise<ChangeList['results']> {
  if (changes.length === 0) return [];
  const [hypotheses, audit, users] = await Promise.all([
    store.hypotheses.list(portalId),
    store.audits.latest(portalId),
    userNames(
      owners,
      changes.map(({ by }) => by),
    ),
  ]);
  const names = namesIn(hypotheses, audit);
  return changes.map((change) => ({
    ...change,
    what: whatOf(change.about, names),
    byName: users.get(change.by) ?? null,
  }));
}

const KINDS: Record<string, string> = { list: 'segment', workflow: 'workflow' };
const BY_WORKFLOW = new Set<Change['about']['kind']>(['class', 'contradiction']);

function whatOf({ kind, name }: Change['about'], names: ReadonlyMap<string, string>): string {
  if (kind === 'settings' || kind === 'backlog') return '';
  // The trail names a workflow by its id alone where nothing else can be meant.
  const words = (BY_WORKFLOW.has(kind) ? `workflow ${name}` : name).split(' ');
  return words
    .flatMap((word, at) => {
      const before = words[at - 1] ?? '';
      if (KINDS[before] !== undefined) return [];
      const known = KINDS[word];
      if (known === undefined) return [quotedOr(names.get(word), word)];
      const id = words[at + 1] ?? '';
      return [`${known} ${quotedOr(names.get(`${word} ${id}`), id)}`];
    })
    .join(' ');
}

function quotedOr(name: string | undefined, id: string): string {
  return name === undefined || name === '' ? id : `“${name}”`;
}

function namesIn(hypotheses: readonly Hypothesis[], audit: AuditReport | null): Map<string, string> {
  return new Map([
    ...hypotheses.map(({ id, slots }) => [id, slots.title] as const),
    ...(audit?.workflows ?? []).map(({ id, name }) => [`workflow ${id}`, name] as const),
    ...(audit?.lists ?? []).map(({ id, name }) => [`list ${id}`, name] as const),
  ]);
}
