import process from 'node:process';

/** Resolves at the first Ctrl-C or SIGTERM; the next one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

/**
 * Ends the process with this exit code, once all that had to be kept is. A job that was handed to another process may
 * still wait for HubSpot in this one, for minutes, and would then go on beside that other.
 */
export function endProcess(exitCode: number): never {
  process.exit(exitCode);
}
