import type { SetupServer } from 'msw/node';
import { type BodyCheck, CHECKS } from './answer-schemas.ts';

interface JudgedRoute {
  method: string;
  path: RegExp;
  check: BodyCheck;
  /** For a 207, where the plain answer has another shape. */
  partial?: BodyCheck;
}

const GET = 'GET';
const POST = 'POST';

/** First match wins. Paths are read without their version segment. */
const ROUTES: readonly JudgedRoute[] = [
  { method: GET, path: /\/flows$/, check: CHECKS.flows },
  { method: GET, path: /\/flows\/email-campaigns$/, check: CHECKS.emailCampaigns },
  { method: POST, path: /\/flows\/batch\/read$/, check: CHECKS.flowBatch },
  { method: GET, path: /\/flows\/[^/]+$/, check: CHECKS.flow },
  { method: POST, path: /\/lists\/search$/, check: CHECKS.listSearch },
  { method: POST, path: /\/records\/memberships\/batch\/read$/, check: CHECKS.recordListsBatch },
  { method: GET, path: /\/lists\/records\/[^/]+\/[^/]+\/memberships$/, check: CHECKS.recordLists },
  { method: GET, path: /\/lists\/[^/]+\/memberships(\/join-order)?$/, check: CHECKS.members },
  { method: GET, path: /\/lists$/, check: CHECKS.lists },
  { method: POST, path: /\/lists$/, check: CHECKS.list },
  { method: GET, path: /\/lists\/[^/]+$/, check: CHECKS.list },
  {
    method: POST,
    path: /\/objects\/[^/]+\/batch\/(read|update)$/,
    check: CHECKS.objectBatch,
    partial: CHECKS.objectBatchWithErrors,
  },
  { method: POST, path: /\/objects\/[^/]+\/search$/, check: CHECKS.objectSearch },
  { method: POST, path: /\/objects\/tasks$/, check: CHECKS.object },
  { method: GET, path: /\/objects\/[^/]+\/[^/]+$/, check: CHECKS.object },
  { method: GET, path: /\/properties\/[^/]+\/groups$/, check: CHECKS.groups },
  { method: POST, path: /\/properties\/[^/]+\/groups$/, check: CHECKS.group },
  { method: 'PATCH', path: /\/properties\/[^/]+\/groups\/[^/]+$/, check: CHECKS.group },
  { method: GET, path: /\/properties\/[^/]+\/groups\/[^/]+$/, check: CHECKS.group },
  { method: GET, path: /\/properties\/[^/]+$/, check: CHECKS.properties },
  { method: POST, path: /\/properties\/[^/]+$/, check: CHECKS.property },
  { method: GET, path: /\/properties\/[^/]+\/[^/]+$/, check: CHECKS.property },
  { method: 'PATCH', path: /\/properties\/[^/]+\/[^/]+$/, check: CHECKS.property },
  { method: GET, path: /\/owners$/, check: CHECKS.owners },
  { method: GET, path: /\/emails$/, check: CHECKS.emails },
  { method: GET, path: /\/emails\/statistics\/list$/, check: CHECKS.statistics },
  { method: GET, path: /\/account-info\/details$/, check: CHECKS.account },
  { method: POST, path: /\/oauth\/token$/, check: CHECKS.token },
  { method: POST, path: /\/oauth\/token\/introspect$/, check: CHECKS.introspection },
];

/** What is wrong with an answer, in words; empty when it is as HubSpot would give it. */
export async function judgeAnswer(request: Request, response: Response): Promise<string[]> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status === 204 || response.status === 302 || isPage) return [];
  const path = new URL(request.url).pathname
    .replace(/\/+$/, '')
    .replace(/\/(v\d|\d{4}-\d{2}(-beta)?)(?=\/|$)/g, '');
  const check = checkFor(request.method, path, response.status);
  const answered = `${request.method} ${path} ${response.status}`;
  if (check === null) return [`${answered}: no schema to judge it by`];
  const problems = check(await response.clone().json());
  return problems.map((problem) => `${answered}: ${problem}`);
}

/** Judges every answer of a msw server; `problems` waits for those under way. */
export function judgeAnswers(server: SetupServer): { problems: () => Promise<string[]> } {
  const verdicts: Promise<string[]>[] = [];
  server.events.on('response:mocked', ({ request, response }) => {
    verdicts.push(judgeAnswer(request, response));
  });
  return { problems: async () => (await Promise.all(verdicts)).flat() };
}

function checkFor(method: string, path: string, status: number): BodyCheck | null {
  if (status === 429) return CHECKS.rateLimit;
  if (status >= 400) return path.startsWith('/oauth/') && status === 400 ? CHECKS.oauthError : CHECKS.error;
  const route = ROUTES.find((one) => one.method === method && one.path.test(path));
  if (route === undefined) return null;
  return status === 207 ? (route.partial ?? route.check) : route.check;
}
