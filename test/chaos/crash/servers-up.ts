/** The servers that answer at the moment. */
export interface ServersUp {
  add(url: string): void;
  remove(url: string): void;
  /** One of them, each in its turn; waits while there is none. Null once the run is over. */
  next(): Promise<string | null>;
  end(): void;
}

export function serversUp(): ServersUp {
  const up: string[] = [];
  let isOver = false;
  const waiting: (() => void)[] = [];
  function wake(): void {
    for (const go of waiting.splice(0)) go();
  }
  return {
    add(url) {
      up.push(url);
      wake();
    },
    remove(url) {
      up.splice(up.indexOf(url), 1);
    },
    async next() {
      for (;;) {
        if (isOver) return null;
        const url = up.shift();
        if (url !== undefined) {
          up.push(url);
          return url;
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    end() {
      isOver = true;
      wake();
    },
  };
}
