import { type Answer, page, redirect } from '../answer.ts';
import { type Call, route } from '../route.ts';

/** HubSpot's pages on which an admin grants an app access to the account; both live on the host people log in to. */
export const authorizeRoutes = [
  route({
    method: 'GET',
    paths: ['/oauth/authorize'],
    scopes: () => null,
    limit: 'none',
    handle: showConsent,
  }),
  route({
    method: 'GET',
    paths: ['/oauth/authorize/grant'],
    scopes: () => null,
    limit: 'none',
    handle: grantAccess,
  }),
];

function showConsent(call: Call): Answer {
  const problem = problemWith(call);
  if (problem !== null) return problem;
  const { required, optional } = scopesAsked(call);
  const items = [...required, ...optional].map((scope) => `<li>${escaped(scope)}</li>`).join('');
  const grant = escaped(`/oauth/authorize/grant?${call.query.toString()}`);
  const decline = escaped(backTo(call, { error: 'access_denied', error_description: 'Access denied' }));
  return page(
    `<!doctype html><html lang="en"><title>Connect app</title><h1>Connect app to HubSpot account ${call.world.account.portalId}</h1>` +
      `<ul>${items}</ul><p><a href="${grant}">Connect app</a></p><p><a href="${decline}">Cancel</a></p></html>`,
  );
}

function grantAccess(call: Call): Answer {
  const problem = problemWith(call);
  if (problem !== null) return problem;
  const { oauth } = call.settings;
  const { required, optional } = scopesAsked(call);
  oauth.codesGiven += 1;
  const code = `code-${oauth.codesGiven}`;
  oauth.codes.set(code, {
    scopes: [...required, ...optional],
    userId: oauth.installingUser,
    redirectUri: call.query.get('redirect_uri'),
    codeChallenge: call.query.get('code_challenge'),
  });
  return redirect(backTo(call, { code }));
}

/** Shown to the admin and never sent back to the app, as RFC 6749, 4.1.2.1 asks for where the client is in doubt. */
function problemWith(call: Call): Answer | null {
  const { oauth, hasWorkflows } = call.settings;
  const redirectUri = call.query.get('redirect_uri') ?? '';
  if (call.query.get('client_id') !== oauth.clientId) return errorPage('This app is not known to HubSpot.');
  const isListed = oauth.redirectUrls?.includes(redirectUri) ?? URL.canParse(redirectUri);
  if (!isListed) return errorPage('The redirect URL does not match those of the app.');
  const isBeyondPlan = !hasWorkflows && scopesAsked(call).required.includes('automation');
  return isBeyondPlan ? errorPage('This account has no access to the scope automation.') : null;
}

/** Optional scopes that the account's plan does not have are left out of the grant. */
function scopesAsked({ query, settings }: Call): { required: string[]; optional: string[] } {
  const named = (key: string): string[] => (query.get(key) ?? '').split(' ').filter((one) => one !== '');
  const optional = named('optional_scope').filter((one) => settings.hasWorkflows || one !== 'automation');
  return { required: named('scope'), optional };
}

function backTo({ query }: Call, values: Record<string, string>): string {
  const url = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.toString();
}

function errorPage(text: string): Answer {
  return page(
    `<!doctype html><html lang="en"><title>Error</title><h1>Something went wrong</h1><p>${text}</p></html>`,
    400,
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
