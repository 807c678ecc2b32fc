import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import { noJudgements, type Judgements } from '../../../core/grounding/judgements.ts';
import type { RuleSettings } from '../../../core/grounding/engine/rule.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { peopleInFile, type PeopleMode } from './gather-people.ts';
import { flowsFromFiles } from './flows-from-files.ts';
import type { ListsFromFile } from './lists-from-file.ts';
import type { FileText } from './read-flow-files.ts';

export interface FilesRequest {
  flows: readonly FileText[];
  /** From `listsFromFile`; null or left out when no segments were given. */
  lists?: ListsFromFile | null;
  /** By object type; left out when none were given. */
  properties?: NonNullable<AuditInput['properties']>;
  hypotheses?: readonly Hypothesis[];
  judgements?: Judgements;
  /** Epoch milliseconds. */
  now: number;
  timeZone: string;
  /** How people are counted; exactly where the file of segments has the members of all that matter, unless given. */
  people?: PeopleMode;
  portalId?: string;
  settings?: RuleSettings;
  /** Action type ids (`1-…`) that are our own workflow action. */
  actionTypeIds?: readonly string[];
}

export interface FilesInput {
  input: AuditInput;
  /** Names of the files by the id of the workflow that was taken from them. */
  files: ReadonlyMap<string, string>;
  /** What was left out and why, a line each, for people to read beside the report. */
  notes: string[];
}

/** Everything an audit of saved definitions thinks about. No account is asked, so there are no e-mail statistics. */
export function gatherFiles(request: FilesRequest): FilesInput {
  const { workflows, superseded, unreadable, files, notes } = flowsFromFiles(
    request.flows,
    request.actionTypeIds ?? [],
  );
  const lists = request.lists?.lists ?? null;
  const input: AuditInput = {
    ...peopleInFile({ workflows, lists, now: request.now }, request.people ?? 'auto'),
    portalId: request.portalId ?? 'offline',
    now: request.now,
    timeZone: request.timeZone,
    uiDomain: null,
    workflows,
    superseded,
    lists,
    unreadable: [...unreadable, ...(request.lists?.unreadable ?? [])],
    emails: null,
    ...(request.properties === undefined ? {} : { properties: request.properties }),
    hypotheses: [...(request.hypotheses ?? [])],
    readings: [],
    judgements: request.judgements ?? noJudgements(),
    settings: request.settings ?? {},
  };
  return { input, files, notes: [...notes, ...(request.lists?.notes ?? [])] };
}
