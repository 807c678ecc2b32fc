import type { SyncReport } from '../../../core/contract/sync-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { OUTCOME_PROPERTY_NAMES } from '../../../core/outcomes/outcome-properties.ts';
import {
  changedValues,
  outcomeValues,
  speakingHypothesis,
  type OutcomeValues,
} from '../../../core/outcomes/property-values.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { carryOut } from './carry-out.ts';
import { planChanges, valuesAfter, type Change, type KnownValues } from './change-plan.ts';
import { participants, tellingOf, type Participant } from './participants.ts';
import {
  findProperties,
  setUpProperties,
  type FoundProperties,
  type PropertySetup,
} from './property-setup.ts';
import { countParticipant, emptyCounts, emptyReport } from './sync-report.ts';

export interface WriteBackOptions {
  /** Says what would change and writes nothing, neither to HubSpot nor to the store. */
  dryRun?: boolean;
  /** Records that may be written in one run; run once a day it is the daily cap. */
  limit?: number;
}

export type WriteBackRefusal = 'writes_off' | 'property_not_ours';

/** What one run may write unless told otherwise. */
const DAILY_CAP = 10_000;

/**
 * Writes what came of each record onto it: four properties, only where a value changed. A repeat writes nothing.
 * Refused while writing is off (a dry run is allowed), and when a property of our name is somebody else's: nothing at
 * all has been written then. Throws HubSpotError and faults of the store; what was acknowledged until then stays.
 */
export async function writeBack(
  deps: PortalDeps,
  portalId: string,
  { dryRun = false, limit = DAILY_CAP }: WriteBackOptions = {},
): Promise<Result<SyncReport, WriteBackRefusal>> {
  const portal = await deps.store.portals.get(portalId);
  if (!dryRun && portal?.writesEnabled !== true) return writesOff();
  const report = emptyReport({ portalId, action: 'write', dryRun }, deps.now());
  const hypotheses = (await deps.store.hypotheses.list(portalId)).filter(isStarted);
  const jobs: { objectTypeId: string; found: FoundProperties }[] = [];
  for (const objectTypeId of new Set(hypotheses.map((hypothesis) => hypothesis.objectTypeId))) {
    const found = await findProperties(deps.hubspot.properties, objectTypeId);
    if (!found.ok) return found;
    jobs.push({ objectTypeId, found: found.value });
  }
  let left = limit;
  for (const job of jobs) {
    const own = hypotheses.filter(({ objectTypeId }) => objectTypeId === job.objectTypeId);
    left -= await writeObjectType(deps, { ...job, portalId, hypotheses: own, report, dryRun, limit: left });
  }
  return accept(report);
}

function writesOff() {
  return refuse(
    'writes_off',
    'Writing results to records is off, so nothing was written.',
    'Look at “sync --dry-run” first, then switch it on with “sync --switch-on”.',
  );
}

function isStarted({ kind, start, status }: Hypothesis): boolean {
  return kind === 'measured' && start !== null && status !== 'draft';
}

interface ObjectTypeJob {
  portalId: string;
  objectTypeId: string;
  found: FoundProperties;
  hypotheses: readonly Hypothesis[];
  report: SyncReport;
  dryRun: boolean;
  limit: number;
}

/** Answers how many records were written, or would be. */
async function writeObjectType(deps: PortalDeps, job: ObjectTypeJob): Promise<number> {
  const { portalId, objectTypeId, report, dryRun, limit, found, hypotheses } = job;
  const where = { objectTypeId, isDryRun: dryRun };
  const setup = await setUpProperties(deps.hubspot.properties, where, found, hypotheses);
  const counts = emptyCounts(objectTypeId, setup.properties);
  report.objectTypes.push(counts);
  report.notices.push(...setup.notices);
  const now = deps.now();
  const speaking = hypotheses.flatMap((one) => speakingHypothesis(one, deps.timeZone, now) ?? []);
  const everyone = participants(deps.store, { portalId, objectTypeId }, speaking);
  const planned = planChanges(
    tellingOf(everyone, (participant) => countParticipant(counts, participant)),
    {
      records: deps.hubspot.records,
      objectTypeId,
      existing: OUTCOME_PROPERTY_NAMES.filter((name) => !dryRun || found.get(name) !== null),
      isFresh: setup.isFresh,
      changesFor: (participant, known) => wantedChanges(participant, known, setup, deps.timeZone),
    },
  );
  const remember = (changes: readonly Change[]) =>
    deps.store.writeBack.save(
      portalId,
      changes.map((change) => ({ objectTypeId, recordId: change.recordId, values: valuesAfter(change) })),
    );
  await carryOut(planned, {
    hubspot: deps.hubspot,
    objectTypeId,
    isDryRun: dryRun,
    limit,
    remember,
    report,
    counts,
  });
  return counts.written;
}

/** Hypotheses that found no room among the options are left out of the values. */
function wantedChanges(
  { parts }: Participant,
  known: KnownValues,
  { choices }: PropertySetup,
  timeZone: string,
): Partial<OutcomeValues> {
  const writable = parts.filter(({ hypothesisId }) => choices.has(hypothesisId));
  return changedValues(outcomeValues(writable, timeZone), known, choices);
}
