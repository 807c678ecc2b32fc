import { join } from 'node:path';
import { invalid } from '../item-kind.ts';

const SAFE = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a name can be a folder or file of ours: letters, digits, `_` and `-`, so that no id leads elsewhere. */
export function isSafeName(name: string): boolean {
  return SAFE.test(name);
}

/** The folder of a portal. Throws `store_invalid` for an id that could lead out of the data folder. */
export function portalFolder(directory: string, portalId: string): string {
  return join(directory, safe('portal id', portalId));
}

/** Names that no portal can have, so that what stands there is no portal. */
const ERASED = '.erased-';
const FRESH = '.fresh-';

/** Where a portal's folder is put before it is deleted. */
export function erasedPath(directory: string, portalId: string): string {
  return join(directory, `${ERASED}${safe('portal id', portalId)}`);
}

export function isErased(name: string): boolean {
  return name.startsWith(ERASED);
}

/** Where a portal's folder is made that replaces the former one. */
export function freshPath(directory: string, portalId: string): string {
  return join(directory, `${FRESH}${safe('portal id', portalId)}`);
}

/** The portal whose fresh folder has this name; null for any other name. */
export function portalOfFresh(name: string): string | null {
  return name.startsWith(FRESH) ? name.slice(FRESH.length) : null;
}

/** The file of a collection in a portal's folder. */
export function collectionPath(directory: string, portalId: string, collection: string): string {
  return join(portalFolder(directory, portalId), `${collection}.json`);
}

/** The folder with a file for each hypothesis that has a cohort ledger. */
export function ledgerFolder(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'ledger');
}

/** The cohort ledger of a hypothesis. Throws `store_invalid` as `portalFolder` does. */
export function ledgerPath(directory: string, portalId: string, hypothesisId: string): string {
  return join(ledgerFolder(directory, portalId), `${safe('hypothesis id', hypothesisId)}.jsonl`);
}

/** The journal of what was written onto a portal's records. */
export function writeBackPath(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'write-back.jsonl');
}

/** The journal of what HubSpot told of a portal's records. */
export function inboxPath(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'inbox.jsonl');
}

/** The journal of who changed what. */
export function changesPath(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'changes.jsonl');
}

/** The folder with a file for each audit that is kept whole. */
export function auditFolder(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'audits');
}

/** The definitions read before. */
export function definitionsPath(directory: string, portalId: string): string {
  return join(portalFolder(directory, portalId), 'definitions.jsonl');
}

function safe(what: string, name: string): string {
  if (isSafeName(name)) return name;
  throw invalid(
    `Something under the ${what} ${JSON.stringify(name.slice(0, 80))}`,
    `a ${what} has 1 to 64 letters, digits, - or _.`,
  );
}
