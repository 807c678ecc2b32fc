import type { AuditInput, Unreadable } from '../../../core/grounding/audit-input.ts';
import type { Workflow } from '../../../core/grounding/workflow/model.ts';
import { normaliseWorkflow } from '../../../core/grounding/workflow/normalise.ts';
import type { FileText } from './read-flow-files.ts';

interface Read {
  workflow: Workflow;
  /** Name of the file, with the entry where there are several. */
  source: string;
  file: string;
}

export interface FlowsFromFiles {
  workflows: Workflow[];
  superseded: AuditInput['superseded'];
  unreadable: Unreadable[];
  /** Names of the files by the id of the workflow that was taken from them. */
  files: ReadonlyMap<string, string>;
  notes: string[];
}

/**
 * Workflows out of JSON files: single objects, arrays, `{results: […]}`. A file that is broken, and a definition that
 * is, become unreadable under the file's name; a file without any workflow is left out with a note. Of several
 * definitions of one workflow the highest revision is taken.
 */
export function flowsFromFiles(files: readonly FileText[], actionTypeIds: readonly string[]): FlowsFromFiles {
  const reads: Read[] = [];
  const unreadable: Unreadable[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const parsed = parse(file);
    if ('problem' in parsed) unreadable.push(broken(file.name, 'file_unreadable', parsed.problem));
    else if (!parsed.items.some(looksLikeWorkflow))
      notes.push(`${file.name} skipped: ${emptyReason(parsed.items)}`);
    else
      parsed.items.forEach((item, index) => {
        const source = parsed.items.length === 1 ? file.name : `${file.name}, entry ${index + 1}`;
        takeItem(item, { source, file: file.name }, actionTypeIds, reads, unreadable);
      });
  }
  return { ...newestOf(reads), unreadable, notes };
}

function takeItem(
  item: unknown,
  { source, file }: Omit<Read, 'workflow'>,
  actionTypeIds: readonly string[],
  reads: Read[],
  unreadable: Unreadable[],
): void {
  if (!looksLikeWorkflow(item)) {
    unreadable.push(broken(source, 'no_workflow', `${source} is no workflow definition: it has no actions.`));
    return;
  }
  const workflow = normaliseWorkflow(item, { actionTypeIds });
  if (workflow.ok) reads.push({ workflow: workflow.value, source, file });
  else unreadable.push(broken(source, workflow.reason, `${source}: ${workflow.message}`));
}

type Parsed = { items: unknown[] } | { problem: string };

function parse(file: FileText): Parsed {
  if ('problem' in file) return { problem: `${file.name}: ${file.problem}.` };
  try {
    const data: unknown = JSON.parse(file.text.replace(/^\uFEFF/, ''));
    if (Array.isArray(data)) return { items: data };
    if (isObject(data) && Array.isArray(data['results'])) return { items: data['results'] };
    return { items: [data] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: `${file.name} is no valid JSON: ${error.message}.` };
  }
}

/** Every definition HubSpot gives has actions and says what enrols; half of that is enough to take it for one. */
function looksLikeWorkflow(item: unknown): boolean {
  if (!isObject(item)) return false;
  return Array.isArray(item['actions']) || isObject(item['enrollmentCriteria']) || 'flowType' in item;
}

function emptyReason(items: unknown[]): string {
  if (items.length === 0) return 'it holds nothing.';
  const what = items.length === 1 ? 'what it holds' : `none of its ${items.length} entries`;
  return `${what} is ${items.length === 1 ? 'no' : 'a'} workflow definition (no actions, no enrollmentCriteria).`;
}

function newestOf(reads: readonly Read[]): Pick<FlowsFromFiles, 'workflows' | 'superseded' | 'files'> {
  const newest = new Map<string, Read>();
  const superseded: AuditInput['superseded'] = [];
  for (const read of reads) {
    const other = newest.get(read.workflow.id);
    const [winner, loser] = other === undefined || isNewer(read, other) ? [read, other] : [other, read];
    newest.set(winner.workflow.id, winner);
    if (loser === undefined) continue;
    const { id, name, revisionId } = loser.workflow;
    superseded.push({ id, name, revisionId, source: loser.source });
  }
  return {
    workflows: [...newest.values()].map(({ workflow }) => workflow),
    superseded,
    files: new Map([...newest].map(([id, { file }]) => [id, file])),
  };
}

/** Revision numbers are compared as numbers; the file named first wins between equals. */
function isNewer(a: Read, b: Read): boolean {
  const [left, right] = [Number(a.workflow.revisionId), Number(b.workflow.revisionId)];
  if (left !== right && !Number.isNaN(left) && !Number.isNaN(right)) return left > right;
  return a.source < b.source;
}

/** Nothing is known of it but where it came from. */
function broken(source: string, code: string, message: string): Unreadable {
  return { kind: 'workflow', id: source, name: source, code, message, isEnabled: null, objectTypeId: null };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
