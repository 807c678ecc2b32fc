import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { BegunInstallStore } from '../../store/port/begun-installs.ts';
import type { KeyRing } from '../../store/sealing.ts';

/** Of what a later version keeps, as much as this one knows. */
const Proof = z.object({
  /** What HubSpot hands back to show that the answer belongs to this install. */
  state: z.string(),
  /** Of PKCE. */
  codeVerifier: z.string(),
  /** Whether write permissions are asked for. */
  writing: z.boolean(),
});
type Proof = z.infer<typeof Proof>;

export interface BegunInstalls {
  /** Begins one; `browser` is for a cookie, so that only the browser that began the install can end it. */
  begin(writing: boolean): Promise<Proof & { browser: string }>;
  /** Gives an install out once, and only to the browser that began it. Throws as the key ring does. */
  take(browser: string, state: string): Promise<Proof | null>;
}

/** How long an admin may take on HubSpot's pages. */
export const KEPT_MS = 15 * 60_000;

interface BegunInstallDeps {
  store: { begunInstalls: BegunInstallStore };
  keys: KeyRing;
  now: () => number;
  /** A text that nobody can guess. */
  newSecret: () => string;
}

/** Installs under way, kept where a restart and every other process finds them: encrypted, under a hash of the cookie. */
export function createBegunInstalls({ store, keys, now, newSecret }: BegunInstallDeps): BegunInstalls {
  return {
    async begin(writing) {
      const browser = newSecret();
      const begun = { state: newSecret(), codeVerifier: newSecret(), writing };
      const name = nameOf(browser);
      const proof = keys.seal(JSON.stringify(begun), name);
      await store.begunInstalls.begin({ browser: name, at: now(), proof }, now() - KEPT_MS);
      return { ...begun, browser };
    },
    async take(browser, state) {
      const name = nameOf(browser);
      const kept = await store.begunInstalls.take(name);
      if (kept === null || now() - kept.at > KEPT_MS) return null;
      const begun = Proof.parse(JSON.parse(keys.open(kept.proof, name)));
      return begun.state === state ? begun : null;
    },
  };
}

function nameOf(browser: string): string {
  return createHash('sha256').update(browser).digest('hex');
}
