import { createHash } from 'node:crypto';

/** How many items there are, and a digest of them all that does not depend on their order. */
export interface Tally {
  count: number;
  digest: string;
}

/** Items of equal content count as equal, in whichever store they are. */
export async function tallyOf(items: AsyncIterable<object>): Promise<Tally> {
  const digest = Buffer.alloc(32);
  let count = 0;
  for await (const item of items) {
    const own = createHash('sha256').update(JSON.stringify(item)).digest();
    for (const [index, byte] of own.entries()) digest.writeUInt8(digest.readUInt8(index) ^ byte, index);
    count += 1;
  }
  return { count, digest: digest.toString('hex') };
}

export function isSame(a: Tally, b: Tally): boolean {
  return a.count === b.count && a.digest === b.digest;
}
