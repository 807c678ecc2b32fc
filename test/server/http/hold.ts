import { http } from 'msw';
import type { TestServer } from '../../helpers/server.ts';

/** Holds what HubSpot is asked at addresses like this until it is let go; then it answers as ever. */
export function hold({ portal }: Pick<TestServer, 'portal'>, address: string): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  portal.server.use(http.all(address, () => held));
  return () => letGo();
}
