import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SANDBOX_TOKEN, staticToken, ALL_SCOPES } from '../../src/sandbox/portal/settings.ts';
import type { TokenSource } from '../../src/server/hubspot/gateway.ts';
import { oauthClient } from '../../src/server/hubspot/oauth.ts';
import { oauthTokenSource } from '../../src/server/hubspot/token-source.ts';
import { runAudit } from '../../src/server/use-cases/audit/run-audit.ts';
import { measure } from '../../src/server/use-cases/measure/measure.ts';
import { addWorkflow, WORLD_NOW } from '../factories/world.ts';
import { sendEmail, enrolFromList } from '../factories/workflows.ts';
import {
  addPeople,
  LIST,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from '../server/use-cases/outcome-bench.ts';
import { openFaultBench, type FaultBench } from './fault-bench.ts';

const ID = orderHypothesis().id;
const REFRESH_TOKEN = 'refresh-1';

/** Two batches of outcomes. */
function benchOf(token?: (url: string) => TokenSource): Promise<FaultBench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(60, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
    ...people(60, 2, { joinedDaysAgo: 60 }),
  ]);
  addWorkflow(world, { id: '1', steps: [sendEmail('7001')], enrolment: enrolFromList(LIST) });
  return openFaultBench(world, [orderHypothesis()], token);
}

async function verdictIn({ deps }: FaultBench) {
  const { verdict } = (await deps.store.hypotheses.get(PORTAL_ID, ID)) ?? { verdict: null };
  return verdict === null ? null : { state: verdict.state, counts: verdict.counts };
}

async function undisturbed() {
  const bench = await benchOf();
  await measure(bench.deps, PORTAL_ID);
  const verdict = await verdictIn(bench);
  expect(verdict?.state).toBe('validated');
  return { verdict, requests: bench.portal.requests.total() };
}

function oauthTokens(url: string): TokenSource {
  const now = Date.now;
  const { clientId, clientSecret } = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
  const client = oauthClient({ baseUrl: url, clientId, clientSecret, now, sleep, random: () => 0 });
  return oauthTokenSource({
    initial: { accessToken: SANDBOX_TOKEN, refreshToken: REFRESH_TOKEN, expiresAt: now() + 1_800_000 },
    kept: () => Promise.resolve(null),
    refresh: client.refresh,
    save: () => Promise.resolve(),
    alone: (renewal) => renewal(),
    end: () => Promise.resolve(true),
    now,
  });
}

describe('an account that changes while it is measured', () => {
  it('a token that expires, at whichever request, is refreshed: the same result', async () => {
    const { verdict, requests } = await undisturbed();
    for (let number = 1; number <= requests; number += 1) {
      const bench = await benchOf(oauthTokens);
      bench.portal.settings.oauth.refreshTokens.set(REFRESH_TOKEN, { scopes: ALL_SCOPES, userId: 1 });
      bench.goWrong(`token_expired@${number}`);
      expect((await measure(bench.deps, PORTAL_ID)).failed).toEqual([]);
      expect({ number, verdict: await verdictIn(bench) }).toEqual({ number, verdict });
    }
  });

  it.each([
    ['token_expired', 'hubspot_unauthorised'],
    ['permission_lost:crm.lists.read', 'hubspot_forbidden'],
    ['permission_lost:crm.objects.contacts.read', 'hubspot_forbidden'],
  ])(
    '%s, at whichever request: a clear refusal, and the same result once it is mended',
    async (fault, code) => {
      const { verdict, requests } = await undisturbed();
      for (let number = 1; number <= requests; number += 1) {
        const bench = await benchOf();
        bench.goWrong(`${fault}@${number}`);
        const { failed } = await measure(bench.deps, PORTAL_ID);
        if ((await verdictIn(bench)) === null) expect(failed).toMatchObject([{ code }]);
        bench.goWrong();
        bench.portal.settings.tokens.set(SANDBOX_TOKEN, staticToken(ALL_SCOPES));
        await measure(bench.deps, PORTAL_ID);
        expect({ number, verdict: await verdictIn(bench) }).toEqual({ number, verdict });
      }
    },
  );

  it.each([`list_deleted:${LIST}`, `list_changed:${LIST}`])(
    '%s, at whichever request: the verdict of the segment as it was, or none with the reason',
    async (fault) => {
      const { verdict, requests } = await undisturbed();
      for (let number = 1; number <= requests; number += 1) {
        const bench = await benchOf();
        bench.goWrong(`${fault}@${number}`);
        const { failed, hypotheses } = await measure(bench.deps, PORTAL_ID);
        const fixed = await verdictIn(bench);
        const told = failed.length > 0 || hypotheses[0]?.reading.problemCode !== null;
        if (fixed === null) expect({ number, told }).toEqual({ number, told: true });
        else expect({ number, fixed }).toEqual({ number, fixed: verdict });
      }
    },
  );
});

describe('an account that changes while it is audited', () => {
  it.each(['smaller_plan', 'permission_lost:automation', 'permission_lost:crm.lists.read'])(
    '%s, at whichever request: the same audit, or one that says what it could not read',
    async (fault) => {
      const auditOf = ({ deps }: FaultBench) =>
        runAudit({ ...deps, progress: () => undefined }, { portalId: PORTAL_ID });
      const whole = await benchOf();
      const { findings } = await auditOf(whole);
      for (let number = 1; number <= whole.portal.requests.total(); number += 1) {
        const bench = await benchOf();
        bench.goWrong(`${fault}@${number}`);
        const report = await auditOf(bench);
        if (report.complete) expect({ number, findings: report.findings }).toEqual({ number, findings });
        else
          expect({ number, unreadable: report.unreadable.length > 0 }).toEqual({ number, unreadable: true });
      }
    },
  );

  it('a clock that goes otherwise by an hour changes no audit', async () => {
    const [plain, skewed] = [await benchOf(), await benchOf()];
    const at = (bench: FaultBench, now: number) =>
      runAudit({ ...bench.deps, now: () => now, progress: () => undefined }, { portalId: PORTAL_ID });
    const { findings } = await at(plain, WORLD_NOW);
    expect((await at(skewed, WORLD_NOW - 3_600_000)).findings).toEqual(findings);
  });
});
