import { SCOPES, type ScopeNeed } from '../../../core/access/scopes.ts';
import { constant, markup, type Html, type Piece } from './template.ts';

const STYLE = `
body{margin:0;color:#18212b;background:#fff;font:16px/1.55 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
main{max-width:760px;margin:0 auto;padding:40px 24px 64px}
h1{font-size:28px;line-height:1.25;letter-spacing:-.01em;margin:0 0 12px}
h2{font-size:18px;margin:36px 0 8px}
p{margin:0 0 12px;max-width:62ch}
table{border-collapse:collapse;table-layout:fixed;width:100%;font-size:15px}
thead th{width:34%}
thead th:first-child{width:32%}
th,td{text-align:left;vertical-align:top;padding:10px 16px 10px 0;border-bottom:1px solid #d8dee5}
thead th{font-size:13px;color:#56616f;font-weight:600}
code{font:14px/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.go{display:inline-block;margin:24px 0 8px;padding:12px 20px;border-radius:4px;background:#12525a;color:#fff;text-decoration:none;font-weight:600}
a{color:#12525a}
a:focus-visible{outline:3px solid #12525a;outline-offset:3px}
.soft{color:#56616f}
.granted{columns:2 260px;list-style:none;margin:0;padding:0}
.granted li{break-inside:avoid;padding:2px 0}
th code{white-space:nowrap}
@media (max-width:640px){
thead{display:none}
tr,th,td{display:block}
tr{padding:10px 0;border-bottom:1px solid #d8dee5}
th,td{padding:2px 0;border:0}
td:last-child{color:#56616f}
td:last-child::before{content:"Without it: "}
}
`;

/** What an admin reads before HubSpot asks: each permission, what it is for, and what happens without it. */
export function readFirstPage({ writing, continueHref }: { writing: boolean; continueHref: string }): string {
  const asked = SCOPES.filter((need) => writing || need.asked !== 'writing');
  const scopes = (kind: ScopeNeed['asked'], title: string, lead: string): Piece => {
    const needs = asked.filter((need) => need.asked === kind);
    return needs.length === 0 ? null : markup`<h2>${title}</h2><p>${lead}</p>${scopeTable(needs)}`;
  };
  return page(
    'Before you connect Groundwork',
    markup`<h1>Before you connect Groundwork</h1>
<p>HubSpot will ask you to grant what is listed here. You need to be a super admin or to have App Marketplace permissions.</p>
<p><strong>HubSpot’s screen will say “read and write” for workflows.</strong> It has no permission to read them only. Groundwork reads workflows and never changes one; its settings show how many calls it made, and that none was a write.</p>
${scopes('required', 'Needed', 'Without these there is nothing to connect.')}
${scopes('optional', 'Optional', 'HubSpot leaves out what your plan does not have. The rest works without.')}
${scopes('writing', 'For writing results', 'Asked for because writing results to records was switched on in Groundwork’s settings.')}
<p><a class="go" href="${continueHref}">Continue to HubSpot</a></p>
${writing ? null : markup`<p class="soft">Groundwork does not ask to write to records. It will ask for that only if somebody switches on writing results in its settings.</p>`}`,
  );
}

/** What came of an install: what was granted, what is missing and what that means. */
export function connectedPage(outcome: {
  portalId: string;
  granted: readonly string[];
  missing: readonly ScopeNeed[];
  againHref: string;
}): string {
  const { portalId, granted, missing, againHref } = outcome;
  const gaps =
    missing.length === 0
      ? markup`<p>Everything that was asked for was granted.</p>`
      : markup`<h2>Not granted</h2><p>Groundwork works without these. To grant them later, <a href="${againHref}">connect again</a>.</p>${scopeTable(missing)}`;
  return page(
    'Groundwork is connected',
    markup`<h1>HubSpot account ${portalId} is connected</h1>
<p>You can change things in Groundwork, and name others who may, in its settings inside HubSpot. Next: open Groundwork in HubSpot’s app menu and start the first audit. It only reads.</p>
${gaps}
<h2>Granted</h2>
<ul class="granted">${granted.map((scope) => markup`<li><code>${scope}</code></li>`)}</ul>`,
  );
}

/** An install that came to nothing, with the next step. */
export function notConnectedPage(said: { message: string; hint: string; againHref: string }): string {
  return page(
    'Groundwork is not connected',
    markup`<h1>The account was not connected</h1>
<p>${said.message}</p>
<p>${said.hint}</p>
<p><a class="go" href="${said.againHref}">Begin again</a></p>`,
  );
}

function scopeTable(needs: readonly ScopeNeed[]): Html {
  const rows = needs.map(
    ({ scope, use, without }) =>
      markup`<tr><th scope="row"><code>${scope}</code></th><td>${use}</td><td>${without}</td></tr>`,
  );
  return markup`<table><thead><tr><th>HubSpot’s name</th><th>What Groundwork does with it</th><th>Without it</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function page(title: string, main: Html): string {
  return markup`${constant('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${constant(STYLE)}</style>
</head>
<body><main>
${main}
</main></body>
</html>
`.toString();
}
