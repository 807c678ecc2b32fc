import type { SyncReport } from '../../../core/contract/sync-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import {
  changedValues,
  foreignChoices,
  outcomeValues,
  speakingHypothesis,
  type OutcomeValues,
} from '../../../core/outcomes/properties/property-values.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { dayOf } from '../../../core/time.ts';
import type { WrittenRecord } from '../../store/port/write-back.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { carryOut } from './carry-out.ts';
import { capNotices, capOfToday, DAILY_CAP, leftOf } from './daily-cap.ts';
import { planChanges, valuesAfter, type Change, type KnownValues } from './change-plan.ts';
import { participants, tellingOf, type Participant } from './participants.ts';
import {
  findProperties,
  setUpProperties,
  type FoundProperties,
  type PropertySetup,
} from './property-setup.ts';
import { countParticipant, emptyCounts, emptyReport } from './sync-report.ts';
import { findTriggered } from './triggered-workflows.ts';

export interface WriteBackOptions {
  /** Says what would change and writes nothing, neither to HubSpot nor to the store. */
  dryRun?: boolean;
  /** Records that may be written on one day, all runs together. */
  limit?: number;
}

export type WriteBackRefusal = 'writes_off' | 'property_not_ours';

/**
 * Writes what came of each record onto it: four properties (five where it was asked for), only where a value changed.
 * A repeat writes nothing. A dry run also looks for workflows that writing would start. Refused while writing is off
 * (a dry run is allowed), and when a property of our name is somebody else's: nothing at all has been
 * written then. Throws HubSpotError and faults of the store; what was acknowledged until then stays.
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
  report.dailyCap = await capOfToday(deps, portalId, limit);
  let left = leftOf(report.dailyCap);
  const tellsHeldOut = portal?.writesHeldOut === true;
  for (const job of jobs) {
    const own = hypotheses.filter(({ objectTypeId }) => objectTypeId === job.objectTypeId);
    const shared = { portalId, report, dryRun, tellsHeldOut };
    left -= await writeObjectType(deps, { ...job, ...shared, hypotheses: own, limit: left });
  }
  report.notices.push(...capNotices(report));
  if (dryRun && jobs.length > 0) await warn(deps, portalId, report);
  return accept(report);
}

/** What a person should know before switching writing on. */
async function warn(deps: PortalDeps, portalId: string, report: SyncReport): Promise<void> {
  const { triggeredWorkflows, notices } = await findTriggered(deps, portalId);
  report.triggeredWorkflows = triggeredWorkflows;
  report.notices.push(...notices);
  if (report.objectTypes.some(({ written }) => written > 0))
    report.notices.push({
      code: 'last_modified',
      message: 'Changed records show a new “last modified” date.',
      hint: 'Other connected tools may pick them up.',
    });
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
  /** Whether who is held out is written too. */
  tellsHeldOut: boolean;
  limit: number;
}

/** Answers how many records were written, or would be. */
async function writeObjectType(deps: PortalDeps, job: ObjectTypeJob): Promise<number> {
  const { portalId, objectTypeId, report, dryRun, limit, found, hypotheses, tellsHeldOut } = job;
  const where = { objectTypeId, isDryRun: dryRun, tellsHeldOut };
  const setup = await setUpProperties(deps.hubspot.properties, where, found, hypotheses);
  const counts = emptyCounts(objectTypeId, setup.properties);
  report.objectTypes.push(counts);
  report.notices.push(...setup.notices);
  const now = deps.now();
  const speaking = hypotheses.flatMap((one) => speakingHypothesis(one, deps.timeZone, now) ?? []);
  const foreign = { records: 0, values: new Set<string>() };
  const everyone = participants(deps.store, { portalId, objectTypeId }, speaking);
  const planned = planChanges(
    tellingOf(everyone, (participant) => countParticipant(counts, participant)),
    {
      records: deps.hubspot.records,
      objectTypeId,
      existing: setup.names.filter((name) => !dryRun || found.get(name) !== null),
      isFresh: setup.isFresh,
      changesFor: (participant, known) => {
        noteForeign(foreign, known, setup);
        return wantedChanges(participant, known, setup, { timeZone: deps.timeZone, tellsHeldOut });
      },
    },
  );
  const save = (
    changes: readonly Change[],
    record: (change: Change) => Omit<WrittenRecord, 'objectTypeId' | 'recordId'>,
  ) =>
    deps.store.writeBack.save(
      portalId,
      changes.map((change) => ({ objectTypeId, recordId: change.recordId, ...record(change) })),
    );
  await carryOut(planned, {
    hubspot: deps.hubspot,
    objectTypeId,
    isDryRun: dryRun,
    limit,
    count: (records) => deps.store.writeBack.count(portalId, dayOf(now, deps.timeZone), records),
    announce: (changes) =>
      save(changes, ({ known }) => ({ values: valuesAfter({ known, values: {} }), isSending: true })),
    remember: (changes) => save(changes, (change) => ({ values: valuesAfter(change) })),
    report,
    counts,
  });
  report.notices.push(...foreignNotices(foreign));
  return counts.written;
}

interface Foreign {
  records: number;
  values: Set<string>;
}

function noteForeign(foreign: Foreign, known: KnownValues, { names, choices }: PropertySetup): void {
  const values = names
    .filter((name) => name !== 'groundwork_last_result')
    .flatMap((name) => foreignChoices(known[name] ?? '', choices));
  if (values.length > 0) foreign.records += 1;
  for (const value of values) if (foreign.values.size < MOST_NAMED) foreign.values.add(value);
}

/** Choices spelled out in a notice. */
const MOST_NAMED = 5;

function foreignNotices({ records, values }: Foreign): SyncReport['notices'] {
  if (records === 0) return [];
  const named = [...values].sort().join(', ');
  return [
    {
      code: 'foreign_choices',
      message: `${records} records hold choices that belong to no hypothesis here (${named}); they were left as they are.`,
      hint: 'Take them off in HubSpot if nobody needs them.',
    },
  ];
}

/** Hypotheses that found no room among the options are left out of the values. */
function wantedChanges(
  { parts }: Participant,
  known: KnownValues,
  { choices, names }: PropertySetup,
  { timeZone, tellsHeldOut }: { timeZone: string; tellsHeldOut: boolean },
): Partial<OutcomeValues> {
  const writable = parts.filter(({ hypothesisId }) => choices.has(hypothesisId));
  return changedValues(outcomeValues(writable, timeZone, { tellsHeldOut }), known, choices, names);
}
