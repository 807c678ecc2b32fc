import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../src/server/commands/demo/open-demo.ts';
import { openDemo } from '../../src/server/commands/demo/open-demo.ts';
import { replayPlan } from '../../src/server/commands/demo/replay-plan.ts';
import { runVerbs, type VerbReports } from '../../src/server/commands/demo/run-verbs.ts';
import { readConfig } from '../../src/server/config.ts';
import { removeWritten } from '../../src/server/use-cases/write-back/remove-written.ts';
import { COHORT_FACTS, FINDING_FACTS, SEND_FACTS, WORKFLOW_FACTS } from '../../src/sandbox/seed/facts.ts';
import { demoContents } from '../../src/sandbox/seed/hypotheses.ts';
import { WORKFLOWS } from '../../src/sandbox/seed/ids.ts';

/** One life of the demo account over HTTP, as `npm start` lives it; every test below looks at it. */
let demo: DemoAccount;
let verbs: VerbReports;

beforeAll(async () => {
  const configuration = readConfig({});
  if (!configuration.ok) throw new Error('the defaults are a valid configuration');
  const settings = { config: configuration.config, wallClock: Date.now, note: () => undefined };
  demo = await openDemo({}, { ...settings, endsAt: Date.parse('2026-11-22T09:00:00Z') });
  await replayPlan(demo, () => undefined);
  verbs = await runVerbs(demo, () => undefined);
}, 90_000);

afterAll(() => demo.close());

describe('the demo account', () => {
  it.each(Object.entries(COHORT_FACTS))('has the planted result of %s', (key, facts) => {
    const contents: Record<string, { slots: { title: string } }> = demoContents(demo.endsAt);
    const title = contents[key]?.slots.title;
    const { counts, state } = verbs.measured.hypotheses.find((entry) => entry.title === title)?.reading ?? {};
    expect({ state, ...counts?.treatment, waiting: counts?.waiting, prior: counts?.priorConverters }).toEqual(
      {
        state: facts.state,
        finished: facts.finished,
        reached: facts.reached,
        waiting: facts.waiting,
        prior: facts.priorConverters,
      },
    );
  });

  it('has the planted class and state of every workflow', () => {
    const found = new Map(verbs.audit.workflows.map((workflow) => [workflow.id, workflow]));
    for (const [key, facts] of Object.entries(WORKFLOW_FACTS)) {
      const workflow = found.get(WORKFLOWS[key as keyof typeof WORKFLOWS]); // WORKFLOW_FACTS has the keys of WORKFLOWS
      expect(workflow?.class, key).toBe(facts.class);
      if (facts.state === null) expect(workflow?.isEnabled, key).toBe(false);
      else expect(workflow?.grounding, key).toBe(facts.state);
      if (facts.reason !== undefined) expect(workflow?.groundingReason, key).toBe(facts.reason);
    }
    expect(found.size).toBe(Object.keys(WORKFLOW_FACTS).length);
  });

  it('has the planted share of e-mails and unsubscribes behind each state', () => {
    const { sends } = verbs.audit.coverage;
    for (const state of ['grounded', 'inherited', 'ungrounded', 'exempt', 'unknown'] as const) {
      expect(sends?.[state], state).toBe(SEND_FACTS[state].sent);
      expect(sends?.unsubscribes[state], state).toBe(SEND_FACTS[state].unsubscribed);
    }
  });

  it('has every planted finding', () => {
    const found = verbs.audit.findings.map(({ ruleId, asset, evidence }) => ({
      ruleId,
      ids: [asset.id, ...evidence.map(({ id }) => id)],
    }));
    for (const { ruleId, workflow } of FINDING_FACTS) {
      const matching = found.filter((finding) => finding.ruleId === ruleId);
      expect(matching.length, ruleId).toBeGreaterThan(0);
      if (workflow === undefined) continue;
      expect(
        matching.flatMap(({ ids }) => ids),
        ruleId,
      ).toContain(WORKFLOWS[workflow]);
    }
  });

  it('was written to once, a second time not at all, and can be cleared again', async () => {
    const written = ({ objectTypes }: VerbReports['written']) => objectTypes.map((one) => one.written);
    expect(written(verbs.written)).toEqual([3443]);
    expect(written(verbs.writtenAgain)).toEqual([0]);
    demo.portal.requests.clear();
    const removed = await removeWritten(demo, demo.portalId, { properties: true });
    expect(removed).toMatchObject({ ok: true });
    const contacts = demo.portal.world.properties.get('0-1') ?? [];
    const left = contacts.filter(
      ({ name, archivedAt }) => name.startsWith('groundwork_') && archivedAt === null,
    );
    expect(left).toEqual([]);
  }, 60_000);

  it('never had a workflow or a segment changed, and no request refused for its rate', () => {
    const purposes = Object.keys(demo.hubspot.requests().byPurpose);
    expect(purposes.filter((purpose) => /^(flows|lists)\.(?!read)/.test(purpose))).toEqual([]);
    expect(demo.hubspot.requests().refusedByRateLimit).toBe(0);
  });
});
