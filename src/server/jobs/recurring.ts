export interface Recurring {
  /** No run begins after this; one under way is waited for. */
  stop(): Promise<void>;
}

/** Does the work now and then again and again, never twice at once. What goes wrong ends one run, not the next. */
export function recurring(
  everyMs: number,
  work: () => Promise<void>,
  onFault: (error: unknown) => void,
): Recurring {
  let underWay: Promise<void> | null = null;
  function run(): void {
    underWay ??= work()
      .catch(onFault)
      .finally(() => (underWay = null));
  }
  run();
  const timer = setInterval(run, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
