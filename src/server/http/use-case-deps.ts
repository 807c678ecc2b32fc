import type { AttachDeps } from '../use-cases/attach/attach-deps.ts';
import type { RouteContext } from './route.ts';

/**
 * What a use-case needs, for the portal of this call. Changes and jobs use the door that waits: a start that is
 * refused after a second because an account has many properties could never happen.
 */
export function useCaseDeps({ deps, doors }: RouteContext): AttachDeps {
  const { store, now, newHypothesisId } = deps;
  return { store, now, newId: newHypothesisId, hubspot: doors.hubspot, timeZone: doors.timeZone };
}

/** Whose change it is: the user HubSpot vouches for. */
export function actorOf({ identity }: RouteContext): { portalId: string; by: string } {
  return { portalId: identity.portalId, by: identity.userId };
}
