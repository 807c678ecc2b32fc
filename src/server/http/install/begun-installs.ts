/** An install between leaving for HubSpot and coming back. */
interface BegunInstall {
  /** What HubSpot hands back to show that the answer belongs to this install. */
  state: string;
  /** Of PKCE. */
  codeVerifier: string;
  /** Whether write permissions are asked for. */
  writing: boolean;
}

export interface BegunInstalls {
  /** Begins one; `browser` is for a cookie, so that only the browser that began the install can end it. */
  begin(writing: boolean): BegunInstall & { browser: string };
  /** Gives an install out once, and only to the browser that began it. */
  take(browser: string | null, state: string): BegunInstall | null;
}

/** How long an admin may take on HubSpot's pages. */
export const KEPT_MS = 15 * 60_000;
/** Whoever only begins installs pushes out the oldest and fills no memory. */
const MOST_KEPT = 1_000;

/** Kept in memory: after a restart an install that was under way is begun again. */
export function createBegunInstalls(deps: { now: () => number; newSecret: () => string }): BegunInstalls {
  const begun = new Map<string, BegunInstall & { at: number }>();

  function forgetOld(): void {
    for (const [browser, { at }] of begun) {
      if (begun.size <= MOST_KEPT && deps.now() - at <= KEPT_MS) return;
      begun.delete(browser);
    }
  }

  return {
    begin(writing) {
      const { now, newSecret } = deps;
      const install = { state: newSecret(), codeVerifier: newSecret(), writing };
      const browser = newSecret();
      begun.set(browser, { ...install, at: now() });
      forgetOld();
      return { ...install, browser };
    },
    take(browser, state) {
      forgetOld();
      const install = begun.get(browser ?? '');
      if (browser === null || install === undefined) return null;
      begun.delete(browser);
      return install.state === state ? install : null;
    },
  };
}
