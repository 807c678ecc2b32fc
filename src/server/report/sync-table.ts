import type { SyncedObjectType, SyncReport } from '../../core/contract/sync-report.ts';
import { objectTypeName } from '../../core/object-type.ts';
import { figure, wrap } from './layout.ts';
import { styleFor } from './style.ts';

export interface SyncTableOptions {
  colour: boolean;
  width: number;
}

/** Entries spelled out; the JSON format has more. */
const SHOWN = 10;

/** What was written back, or would be, for a terminal. */
export function syncTable(report: SyncReport, options: SyncTableOptions): string {
  const style = styleFor(options.colour);
  const width = Math.max(60, Math.min(options.width, 110));
  const sections = [
    [style.bold(titleOf(report)), ...report.objectTypes.flatMap((one) => objectTypeLines(one, report))],
    changeLines(report).map((line, index) => (index === 0 ? style.bold(line) : line)),
    triggeredLines(report).map((line, index) => (index === 0 ? style.bold(line) : line)),
    refusedLines(report).map((line, index) => (index === 0 ? style.bold(line) : line)),
    report.notices.flatMap(({ message, hint }) => wrap(`${message} ${hint}`, width, '  ')),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleOf({ action, dryRun, objectTypes }: SyncReport): string {
  if (action === 'remove') return 'REMOVED';
  if (objectTypes.length === 0) return 'NOTHING TO WRITE: no hypothesis has been started';
  return dryRun ? 'WOULD BE WRITTEN (nothing has been)' : 'WRITTEN BACK';
}

function objectTypeLines(counts: SyncedObjectType, report: SyncReport): string[] {
  const { reached, notReached, waiting, other } = counts.results;
  const results = [
    `reached ${figure(reached)}`,
    `not reached ${figure(notReached)}`,
    `waiting ${figure(waiting)}`,
    ...(other > 0 ? [`without a result ${figure(other)}`] : []),
  ];
  return [
    `  ${[doneInWords(counts, report), ...leftInWords(counts)].join('; ')}`,
    `  ${results.join(' · ')}`,
  ];
}

function doneInWords({ objectTypeId, written, properties }: SyncedObjectType, report: SyncReport): string {
  const names = objectTypeName(objectTypeId);
  const records = `${figure(written)} ${written === 1 ? names.one : names.many}`;
  if (report.action === 'remove') {
    const archived = properties.filter(({ state }) => state === 'archived').length;
    const deleted = archived === 1 ? '1 property' : `${archived} properties`;
    return `cleared ${records}${archived > 0 ? ` and deleted ${deleted}` : ''}`;
  }
  return `${report.dryRun ? 'would write' : 'wrote'} ${properties.length} properties on ${records}`;
}

function leftInWords({ unchanged, postponed, refused, gone }: SyncedObjectType): string[] {
  const parts: [number, string][] = [
    [unchanged, 'were right already'],
    [postponed, 'left for the next run (limit)'],
    [refused, 'refused by HubSpot'],
    [gone, 'deleted in HubSpot'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, words]) => `${figure(count)} ${words}`);
}

function changeLines({ changes, changesLeftOff }: SyncReport): string[] {
  if (changes.length === 0) return [];
  const lines = changes.slice(0, SHOWN).map(({ objectTypeId, recordId, values }) => {
    const told = Object.entries(values).map(
      ([name, { from, to }]) => `${name}: ${from || '–'} → ${to || '–'}`,
    );
    return `  ${objectTypeName(objectTypeId).one} ${recordId}  ${told.join(', ')}`;
  });
  return ['CHANGES', ...lines, ...more(changes.length + changesLeftOff)];
}

function triggeredLines({ triggeredWorkflows }: SyncReport): string[] {
  if (triggeredWorkflows === null || triggeredWorkflows.length === 0) return [];
  const lines = triggeredWorkflows.slice(0, SHOWN).map(({ id, name }) => `  “${name}” (${id})`);
  return ['WORKFLOWS THAT WRITING WOULD START', ...lines, ...more(triggeredWorkflows.length)];
}

function refusedLines({ refused, objectTypes }: SyncReport): string[] {
  if (refused.length === 0) return [];
  const lines = refused.slice(0, SHOWN).map(({ objectTypeId, recordId, code, message }) => {
    return `  ${objectTypeName(objectTypeId).one} ${recordId}  ${message} (${code})`;
  });
  const all = objectTypes.reduce((sum, counts) => sum + counts.refused, 0);
  return ['REFUSED BY HUBSPOT', ...lines, ...more(all)];
}

function more(count: number): string[] {
  return count > SHOWN ? [`  and ${figure(count - SHOWN)} more`] : [];
}
