import type { SyncReport } from '../../../core/contract/sync-report.ts';
import {
  OUTCOME_PROPERTIES,
  type OutcomePropertyName,
} from '../../../core/outcomes/properties/outcome-properties.ts';
import { speakingHypothesis, type OutcomeValues } from '../../../core/outcomes/properties/property-values.ts';
import { accept, type Result } from '../../../core/result.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { carryOut } from './carry-out.ts';
import { planChanges, type Change, type KnownValues } from './change-plan.ts';
import { participants, tellingOf } from './participants.ts';
import { findProperties, propertiesInUse, type FoundProperties } from './property-setup.ts';
import { countParticipant, emptyCounts, emptyReport } from './sync-report.ts';

/**
 * Undoes write-back: clears our properties on every record that takes part in a hypothesis or was written to, and, if
 * asked, archives the properties. Allowed while writing is off. Refused when a property of our name is somebody
 * else's. Throws HubSpotError and faults of the store; a repeat goes on where it stopped.
 */
export async function removeWritten(
  deps: PortalDeps,
  portalId: string,
  options: { properties: boolean },
): Promise<Result<SyncReport, 'property_not_ours'>> {
  const report = emptyReport({ portalId, action: 'remove', dryRun: false }, deps.now());
  for (const objectTypeId of await objectTypes(deps, portalId)) {
    const found = await findProperties(deps.hubspot.properties, objectTypeId);
    if (!found.ok) return found;
    await clearObjectType(deps, { portalId, objectTypeId, found: found.value, report, ...options });
  }
  return accept(report);
}

/** Object types of started hypotheses, and of everything that was written. */
async function objectTypes({ store }: PortalDeps, portalId: string): Promise<Set<string>> {
  const types = new Set<string>();
  for (const { objectTypeId, start } of await store.hypotheses.list(portalId))
    if (start !== null) types.add(objectTypeId);
  for await (const { objectTypeId } of store.writeBack.open(portalId)) types.add(objectTypeId);
  return types;
}

interface RemovalJob {
  portalId: string;
  objectTypeId: string;
  found: FoundProperties;
  report: SyncReport;
  /** Whether the properties go too. */
  properties: boolean;
}

async function clearObjectType(deps: PortalDeps, job: RemovalJob): Promise<void> {
  const { portalId, objectTypeId, found, report } = job;
  const existing = OUTCOME_PROPERTIES.map(({ name }) => name).filter((name) => found.get(name) !== null);
  const counts = emptyCounts(objectTypeId, []);
  report.objectTypes.push(counts);
  const everyone = await participantsOf(deps, portalId, objectTypeId);
  const planned = planChanges(
    tellingOf(everyone, (participant) => countParticipant(counts, participant)),
    {
      ...{ records: deps.hubspot.records, objectTypeId, existing, isFresh: existing.length === 0 },
      changesFor: (_, known) => clearing(known, existing),
    },
  );
  const remember = (changes: readonly Change[]) =>
    deps.store.writeBack.forget(
      portalId,
      objectTypeId,
      changes.map(({ recordId }) => recordId),
    );
  const work = {
    hubspot: deps.hubspot,
    objectTypeId,
    isDryRun: false,
    limit: Infinity,
    count: () => Promise.resolve(),
    // Emptying what is empty already changes nothing.
    announce: () => Promise.resolve(),
    remember,
    report,
    counts,
  };
  await carryOut(planned, work);
  await archiveProperties(deps, job, existing, counts);
}

async function participantsOf(deps: PortalDeps, portalId: string, objectTypeId: string) {
  const hypotheses = await deps.store.hypotheses.list(portalId);
  const speaking = hypotheses
    .filter((hypothesis) => hypothesis.objectTypeId === objectTypeId)
    .flatMap((hypothesis) => speakingHypothesis(hypothesis, deps.timeZone, deps.now()) ?? []);
  return participants(deps.store, { portalId, objectTypeId }, speaking);
}

function clearing(known: KnownValues, existing: readonly OutcomePropertyName[]): Partial<OutcomeValues> {
  const held = existing.filter((name) => (known[name] ?? '') !== '');
  return Object.fromEntries(held.map((name) => [name, '']));
}

/** While HubSpot refuses to clear some records the properties stay, so that nothing is hidden that is still there. */
async function archiveProperties(
  deps: PortalDeps,
  { objectTypeId, properties, report, found }: RemovalJob,
  existing: readonly OutcomePropertyName[],
  counts: SyncReport['objectTypes'][number],
): Promise<void> {
  const mayArchive = properties && counts.refused === 0;
  if (mayArchive) for (const name of existing) await deps.hubspot.properties.archive(objectTypeId, name);
  const present = mayArchive ? 'archived' : 'kept';
  for (const { name, label } of propertiesInUse(found, false))
    counts.properties.push({ name, label, state: found.get(name) === null ? 'missing' : present });
  if (properties && !mayArchive)
    report.notices.push({
      code: 'properties_kept',
      message: `${counts.refused} records could not be cleared, so the properties were kept.`,
      hint: 'Mend what HubSpot minds about these records, then remove again.',
    });
}
