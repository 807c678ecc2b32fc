import { Fault } from '../../../core/fault.ts';

export type StoreMode = 'read' | 'write';

/** Says at each call whether the store may still be used, and how. Every check throws the Fault that fits. */
export interface Gate {
  readonly mode: StoreMode;
  /** `store_closed` after close. */
  checkOpen(): void;
  /** As `checkOpen`, and `store_read_only` or `store_locked`. */
  checkWritable(): void;
  /** `store_locked` once the lock was lost, also for work that was accepted before. */
  checkLock(): void;
  close(): void;
  loseLock(): void;
}

export function createGate(mode: StoreMode, directory: string): Gate {
  let closed = false;
  let lockLost = false;

  function checkOpen(): void {
    if (!closed) return;
    throw new Fault('store_closed', 'The store is closed.', 'Open it again before using it.');
  }
  function checkLock(): void {
    if (!lockLost) return;
    throw new Fault(
      'store_locked',
      `The lock on ${directory} was lost, so nothing more is written there.`,
      'Another process may have taken the folder over. Stop this process and start it again.',
    );
  }
  function checkWritable(): void {
    checkOpen();
    if (mode === 'read') throw readOnly(directory);
    checkLock();
  }

  return {
    mode,
    checkOpen,
    checkWritable,
    checkLock,
    close: () => void (closed = true),
    loseLock: () => void (lockLost = true),
  };
}

function readOnly(directory: string): Fault {
  return new Fault(
    'store_read_only',
    `${directory} was opened for reading only.`,
    'Nothing was changed. Open the store for writing to store something.',
  );
}
