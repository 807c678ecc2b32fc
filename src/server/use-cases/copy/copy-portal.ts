import { Fault } from '../../../core/fault.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';
import { lastPartsOf, partsOf, type Part } from './parts.ts';
import { isSame } from './tally.ts';

export interface Copying {
  from: Store;
  to: Store;
  /** Told the part and how many of its items are there. */
  progress(part: string, items: number): void;
}

/**
 * Copies a portal into another store and compares both sides by count and digest. The portal itself is written last, so
 * that a copy that was interrupted is none yet: run again, it goes on with the parts that are not there whole.
 * Throws `copy_differs` where the sides differ at the end; what was copied is then erased.
 */
export async function copyPortal(
  copying: Copying,
  portalId: string,
): Promise<Result<{ items: number }, 'already_there'>> {
  const { from, to } = copying;
  if ((await to.portals.get(portalId)) !== null) return alreadyThere(portalId);
  const parts = await partsOf(portalId, from);
  for (const part of parts) await copyPart(copying, part);
  const items = await compare(copying, portalId, parts);
  const last = lastPartsOf(portalId, from);
  for (const part of last) await copyPart(copying, part);
  return accept({ items: items + (await compare(copying, portalId, last)) });
}

async function copyPart({ from, to, progress }: Copying, part: Part): Promise<void> {
  const there = await part.tally(to);
  if (there.count > 0 && isSame(there, await part.tally(from))) return;
  let items = 0;
  await part.copy(from, to, (count) => {
    items += count;
    progress(part.name, items);
  });
}

/** How many items there are on both sides. */
async function compare({ from, to }: Copying, portalId: string, parts: readonly Part[]): Promise<number> {
  let items = 0;
  for (const part of parts) {
    const [own, copied] = [await part.tally(from), await part.tally(to)];
    items += own.count;
    if (isSame(own, copied)) continue;
    await to.portals.erase(portalId);
    throw differs(portalId, part.name, own.count, copied.count);
  }
  return items;
}

function alreadyThere(portalId: string) {
  return refuse(
    'already_there',
    `Account ${portalId} is already in the store that is copied to; nothing of it was changed.`,
    'To copy it again, erase it there first.',
  );
}

function differs(portalId: string, part: string, own: number, copied: number): Fault {
  return new Fault(
    'copy_differs',
    `The copy of account ${portalId} differs from it in: ${part} (${own} there, ${copied} in the copy).`,
    'The copy was erased. Stop whatever writes to either store, then run it again.',
  );
}
