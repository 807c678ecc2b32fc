import type { PageLocation } from './protocol.ts';

let go: (location: PageLocation) => void = () => undefined;

/** Where links of app pages lead: whoever shows the page says how it moves. */
export function onNavigate(handler: (location: PageLocation) => void): void {
  go = handler;
}

export function navigate(location: PageLocation): void {
  go(location);
}
