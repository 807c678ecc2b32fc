import { applyChanges, draftOver, type Changes, type Draft } from './draft.ts';
import type { Gate } from '../gate.ts';

/** The file behind a table. */
export interface Backing<Item> {
  load(): Promise<Map<string, Item>>;
  /** Makes the changes durable; `items` is what was stored before them. On failure nothing may have changed. */
  save(items: ReadonlyMap<string, Item>, changes: Changes<Item>): Promise<void>;
  /** Differs once the file has changed; null while there is none. */
  signature(): Promise<string | null>;
  /** Leaves nothing in the file of what was replaced or removed. A file that is always written whole needs none. */
  scrub?(items: ReadonlyMap<string, Item>): Promise<void>;
}

/** Items by key in memory, with one file behind them. Items are shared: copy what goes in and what goes out. */
export interface Table<Item> {
  /** What is stored durably. */
  read(): Promise<ReadonlyMap<string, Item>>;
  /**
   * Runs the change on a draft and resolves with its answer once all the draft holds is durable. A change that
   * throws, or whose write fails, leaves no trace. Changes that come while a write is under way share the next one.
   */
  update<Answer>(change: (draft: Draft<Item>) => Answer): Promise<Answer>;
  /** Resolves once nothing is left in the file of what was replaced or removed before. */
  scrub(): Promise<void>;
  /** The writes under way; null where there are none. */
  writes(): Promise<void> | null;
}

interface Job<Item> {
  /** Runs the change and returns what to do once it is durable; throws when the change is refused. */
  stage(draft: Draft<Item>): () => void;
  fail(error: unknown): void;
  /** Set where the file has to be rid of what is outdated. */
  isScrub?: true;
}

export function createTable<Item>(backing: Backing<Item>, gate: Gate): Table<Item> {
  const items = loader(backing, gate);
  let waiting: Job<Item>[] = [];
  let writing: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting;
      waiting = [];
      await commit(jobs, backing, items, gate);
    }
    writing = null;
  }

  return {
    async read() {
      gate.checkOpen();
      return items();
    },
    async update(change) {
      gate.checkWritable();
      return new Promise((resolve, reject) => {
        waiting.push({ stage: (draft) => stage(change, draft, resolve), fail: reject });
        writing ??= Promise.resolve().then(drain);
      });
    },
    async scrub() {
      gate.checkWritable();
      return new Promise((resolve, reject) => {
        waiting.push({ stage: () => resolve, fail: reject, isScrub: true });
        writing ??= Promise.resolve().then(drain);
      });
    },
    writes: () => writing,
  };
}

function stage<Item, Answer>(
  change: (draft: Draft<Item>) => Answer,
  draft: Draft<Item>,
  resolve: (answer: Answer) => void,
): () => void {
  const answer = change(draft);
  return () => resolve(answer);
}

async function commit<Item>(
  jobs: readonly Job<Item>[],
  backing: Backing<Item>,
  items: () => Promise<Map<string, Item>>,
  gate: Gate,
): Promise<void> {
  try {
    const stored = await items();
    const group = draftOver(stored);
    const answers = jobs.map((job) => stageApart(job, group));
    if (group.changes.size > 0) await save(backing, stored, group.changes, gate);
    if (jobs.some(({ isScrub }) => isScrub)) await scrubFile(backing, stored, gate);
    for (const answer of answers) answer();
  } catch (error) {
    for (const job of jobs) job.fail(error);
  }
}

async function scrubFile<Item>(
  backing: Backing<Item>,
  stored: ReadonlyMap<string, Item>,
  gate: Gate,
): Promise<void> {
  gate.checkLock();
  await backing.scrub?.(stored);
}

/** Each change works on a draft of its own, so that a refused one takes nothing of itself into the group. */
function stageApart<Item>(job: Job<Item>, group: Draft<Item>): () => void {
  try {
    const own = draftOver(group);
    const answer = job.stage(own);
    applyChanges(own.changes, group);
    return answer;
  } catch (error) {
    return () => job.fail(error);
  }
}

async function save<Item>(
  backing: Backing<Item>,
  stored: Map<string, Item>,
  changes: Changes<Item>,
  gate: Gate,
): Promise<void> {
  gate.checkLock();
  await backing.save(stored, changes);
  applyChanges(changes, {
    put: (key, item) => void stored.set(key, item),
    remove: (key) => void stored.delete(key),
  });
}

/** Loads once when this process alone writes; beside a writer, again whenever the file has changed. */
function loader<Item>(backing: Backing<Item>, gate: Gate): () => Promise<Map<string, Item>> {
  let loaded: Promise<Map<string, Item>> | null = null;
  let seen: string | null = null;

  async function load(): Promise<Map<string, Item>> {
    try {
      return await backing.load();
    } catch (error) {
      loaded = null;
      throw error;
    }
  }

  return async () => {
    if (gate.mode === 'read') {
      const found = await backing.signature();
      if (found !== seen) loaded = null;
      seen = found;
    }
    loaded ??= load();
    return loaded;
  };
}
