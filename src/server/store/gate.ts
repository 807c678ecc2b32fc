import { Fault } from '../../core/fault.ts';

export type StoreMode = 'read' | 'write';

/**
 * Says at each call whether the store may still be used, and how. Every check throws the Fault that fits. `where` names
 * the store in what it says.
 */
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

export function createGate(mode: StoreMode, where: string): Gate {
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
      `The lock on ${where} was lost, so nothing more is written there.`,
      'Another process may have taken the folder over. Stop this process and start it again.',
    );
  }
  function checkWritable(): void {
    checkOpen();
    if (mode === 'read') throw readOnly(where);
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

function readOnly(where: string): Fault {
  return new Fault(
    'store_read_only',
    `${where} was opened for reading only.`,
    'Nothing was changed. Open the store for writing to store something.',
  );
}
