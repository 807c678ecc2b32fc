import { refuse, accept, type Result } from '../../../core/result.ts';

/** What can go wrong on the way to HubSpot and there, each with what it is about where it needs that. */
const KINDS = {
  // Answered in place of what was asked for; nothing is done.
  '423': null,
  '429': null,
  '429_retry_after': null,
  '477': null,
  '500': null,
  '502': null,
  '503': null,
  // Done, but the answer does not come through as it was given.
  reset: null,
  hang: null,
  slow: null,
  truncated: null,
  stale_page: null,
  empty_page: null,
  clock_skew: null,
  // Done for some rows only, with status 207.
  failed_rows: null,
  // The account is another one from then on.
  token_expired: null,
  permission_lost: 'a scope',
  list_deleted: 'the id of a segment',
  list_changed: 'the id of a segment',
  smaller_plan: null,
} as const;

export type FaultKind = keyof typeof KINDS;

export interface PlannedFault {
  kind: FaultKind;
  /** A scope or the id of a segment; empty for kinds that need neither. */
  of: string;
  /** A share of all requests (0 to 1), or the requests from one number to another, the first being 1. */
  when: { share: number } | { from: number; to: number };
}

export interface FaultPlan {
  seed: number;
  faults: readonly PlannedFault[];
}

const PART =
  /^(?<kind>[a-z0-9_]+)(?::(?<of>[^@=]+))?(?:=(?<share>0?\.\d+|[01])|@(?<from>\d+)(?:-(?<to>\d+))?)$/;
const SEED = /^seed=(?<seed>\d{1,9})$/;

/**
 * Reads a plan written as `429=0.2,reset@5,503@10-14,permission_lost:crm.lists.read@20,seed=7`: kinds with a share of
 * all requests or with the numbers of requests, counted from when the plan is set.
 */
export function readFaultPlan(text: string): Result<FaultPlan, 'fault_plan'> {
  const faults: PlannedFault[] = [];
  let seed = 1;
  for (const part of text.split(',').map((one) => one.trim())) {
    const seeded = SEED.exec(part)?.groups?.['seed'];
    const fault = seeded === undefined ? readFault(part) : null;
    if (seeded !== undefined) seed = Number(seeded);
    else if (fault === null) return notRead(part);
    else faults.push(fault);
  }
  return accept({ seed, faults });
}

function readFault(part: string): PlannedFault | null {
  const { kind = '', of = '', share, from, to = from } = PART.exec(part)?.groups ?? {};
  if (!isKind(kind) || (KINDS[kind] === null) !== (of === '')) return null;
  if (share !== undefined) return { kind, of, when: { share: Number(share) } };
  return { kind, of, when: { from: Number(from), to: Number(to) } };
}

function isKind(name: string): name is FaultKind {
  return Object.hasOwn(KINDS, name);
}

function notRead(part: string): Result<never, 'fault_plan'> {
  const spelt = Object.entries(KINDS).map(([kind, of]) => (of === null ? kind : `${kind}:<${of}>`));
  return refuse(
    'fault_plan',
    `“${part}” is no fault.`,
    `Write a kind with a share (429=0.2) or with requests (reset@5, 503@10-14), and seed=<number>. Kinds: ${spelt.join(', ')}.`,
  );
}
