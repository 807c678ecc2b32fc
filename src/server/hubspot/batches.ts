import { isHubSpotError, type HubSpotErrorCode } from './errors.ts';

/** Batches under way at once: enough to use up the rate limit when an answer takes a few tenths of a second. */
export const BATCHES_AHEAD = 6;

/** Cuts into pieces; `size` is asked before each one, so that it may shrink on the way. */
export function* inBatches<Item>(items: readonly Item[], size: () => number): Generator<Item[]> {
  for (let start = 0; start < items.length;) {
    const batch = items.slice(start, start + size());
    start += batch.length;
    yield batch;
  }
}

/** Runs up to `width` items ahead of the reader and gives the results in order. */
export async function* runAhead<Item, Value>(
  items: Iterable<Item>,
  width: number,
  run: (item: Item) => Promise<Value>,
): AsyncGenerator<Value> {
  const ahead: Promise<Value>[] = [];
  for (const item of items) {
    const running = run(item);
    running.catch(() => undefined); // seen when its turn comes; a reader who stopped earlier does not want it
    ahead.push(running);
    if (ahead.length >= width) yield* settled(ahead.splice(0, 1));
  }
  yield* settled(ahead);
}

async function* settled<Value>(running: readonly Promise<Value>[]): AsyncGenerator<Value> {
  for (const one of running) yield await one;
}

/** How many requests may still go into finding out which row of a batch is the trouble. */
export interface Patience {
  left: number;
}

interface SplitParts<Item, Value> {
  /** Faults that a smaller batch may not have. Others are thrown. */
  worthSplitting: readonly HubSpotErrorCode[];
  patience: Patience;
  run: (batch: readonly Item[]) => Promise<Value[]>;
  /** Answers for rows that cannot be had, when splitting has come to an end. */
  giveUp: (batch: readonly Item[], fault: { code: string; message: string }) => Value[];
  /** Told when two halves went through where the whole did not. */
  onSizeRefused?: (size: number) => void;
}

/** Runs a batch; when it is refused as a whole, its halves, down to single rows or until patience ends. */
export async function runSplitting<Item, Value>(
  batch: readonly Item[],
  parts: SplitParts<Item, Value>,
): Promise<Value[]> {
  return (await split(batch, parts)).values;
}

async function split<Item, Value>(
  batch: readonly Item[],
  parts: SplitParts<Item, Value>,
): Promise<{ values: Value[]; isWhole: boolean }> {
  try {
    return { values: await parts.run(batch), isWhole: true };
  } catch (error) {
    if (!isHubSpotError(error, ...parts.worthSplitting)) throw error;
    if (batch.length === 1 || parts.patience.left <= 0) {
      return { values: parts.giveUp(batch, error), isWhole: false };
    }
    return splitInTwo(batch, parts);
  }
}

async function splitInTwo<Item, Value>(
  batch: readonly Item[],
  parts: SplitParts<Item, Value>,
): Promise<{ values: Value[]; isWhole: boolean }> {
  parts.patience.left -= 1;
  const size = Math.ceil(batch.length / 2);
  const first = await split(batch.slice(0, size), parts);
  const second = await split(batch.slice(size), parts);
  if (first.isWhole && second.isWhole) {
    parts.patience.left += 1; // it was the size and not a row: nothing was looked for
    parts.onSizeRefused?.(size);
  }
  return { values: [...first.values, ...second.values], isWhole: false };
}
