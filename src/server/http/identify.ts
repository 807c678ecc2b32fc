import { accept, type Result } from '../../core/result.ts';
import type { Identity, ReceivedRequest, Verify } from './route.ts';
import { UNSIGNED } from './verify.ts';

/** Believes only what HubSpot signed: portal and user come from the verified query and from nowhere else. */
export function identify(
  request: ReceivedRequest,
  verify: Verify,
): Result<Identity, 'unsigned' | 'not_configured'> {
  const verified = verify(request, 'v3');
  if (!verified.ok) return verified;
  const query = new URLSearchParams(request.target.split('?').slice(1).join('?'));
  const portalId = query.get('portalId');
  const userId = query.get('userId');
  return portalId === null || userId === null ? UNSIGNED : accept({ portalId, userId });
}
