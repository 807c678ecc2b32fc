import type { PageLocation } from './protocol.ts';

let go: (location: PageLocation) => void = () => undefined;

/** Where links of app pages lead: whoever shows the page says how it moves. */
export function onNavigate(handler: (location: PageLocation) => void): void {
  go = handler;
}

/** Moves within the app's pages; the address of the workbench follows, so that it can be gone back to. */
export function navigate(location: PageLocation): void {
  window.history.pushState(null, '', addressWith({ view: 'pages', path: pathText(location) }));
  go(location);
}

window.addEventListener('popstate', () => {
  const path = new URLSearchParams(window.location.search).get('path');
  if (path !== null) go(pageLocation(path));
});

/** `/workflows?state=off` as HubSpot hands it to an app page. */
export function pageLocation(path: string): PageLocation {
  const url = new URL(path, 'https://page.invalid');
  return { path: url.pathname, params: Object.fromEntries(url.searchParams) };
}

function pathText({ path, params }: PageLocation): string {
  const query = new URLSearchParams(params).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The address of the workbench with some of its settings changed. */
export function addressWith(change: Record<string, string>): string {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  return `/?${query.toString()}`;
}

const APP_PAGE = /^\/app\/\d+\/\d+(\/.*)?$/;
const RECORD = /^\/contacts\/\d+\/record\/([\d-]+)\/(\d+)$/;

/** Where an address in HubSpot leads to here: to a page that stands for it, or to a word about where it would lead. */
export function localAddress(href: string): string {
  if (!href.startsWith('https://')) return href;
  const { pathname, search } = new URL(href);
  const page = APP_PAGE.exec(pathname);
  if (page !== null) return addressWith({ view: 'pages', path: `${page[1] ?? '/'}${search}` });
  const [, type, record] = RECORD.exec(pathname) ?? [];
  if (type !== undefined && record !== undefined) return addressWith({ view: 'record', type, record });
  return addressWith({ view: 'elsewhere', path: href });
}
