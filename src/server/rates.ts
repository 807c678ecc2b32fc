import type { Config } from './config.ts';
import type { GatewayOptions } from './hubspot/gateway.ts';

/** The rate limits of the portals that are called: each process's own, or shared through the database. */
export interface Rates {
  /** What a gateway needs to share the window of this name. */
  of(name: string): Pick<GatewayOptions, 'share' | 'onShareAway'>;
  close(): Promise<void>;
}

const OWN: Rates = { of: () => ({}), close: () => Promise.resolve() };

/** What PostgreSQL needs is loaded only where a database is set. */
export async function openRates({
  config: { databaseUrl: url },
  note: log,
}: {
  config: Pick<Config, 'databaseUrl'>;
  note: (text: string) => void;
}): Promise<Rates> {
  if (url === null) return OWN;
  const { openSharedRates } = await import('./shared-rates.ts');
  const rates = openSharedRates({ url, log });
  return {
    of: (name) => ({
      share: rates.of(name),
      onShareAway: (error) =>
        log(`The shared rate limit cannot be reached; calls go on at a small share of it. ${String(error)}`),
    }),
    close: rates.close,
  };
}
