import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/core/contract/audit-report.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { isHubSpotError } from '../../src/server/hubspot/errors.ts';
import { runAudit } from '../../src/server/use-cases/audit/run-audit.ts';
import { anyOf, propertyIs } from '../factories/filters.ts';
import { enrolFromList, sendEmail } from '../factories/workflows.ts';
import { addEmail, addList, addWorkflow, emptyWorld } from '../factories/world.ts';
import { PORTAL_ID } from '../server/use-cases/outcome-bench.ts';
import { BAD_DAYS, openFaultBench, PASSING, type FaultBench } from './fault-bench.ts';

/** Two pages of workflows, a segment with a filter, one filled by hand, an e-mail. */
function world(): World {
  const made = emptyWorld();
  addList(made, { listId: '11', filterBranch: anyOf([propertyIs('orders', '1')]) });
  addList(made, { listId: '12', processingType: 'MANUAL' });
  addEmail(made, { id: '7001' });
  for (let number = 1; number <= 101; number += 1)
    addWorkflow(made, { id: String(number), steps: [sendEmail('7001')], enrolment: enrolFromList('11') });
  return made;
}

/** The audit, or the code of what was clearly refused. */
async function auditOf({ deps }: FaultBench): Promise<AuditReport | string> {
  try {
    return await runAudit({ ...deps, progress: () => undefined }, { portalId: PORTAL_ID });
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    return error.code;
  }
}

/** What an audit says of the account, without how it compares with the one before. */
function said(report: AuditReport | string): Partial<AuditReport> | string {
  if (typeof report === 'string') return report;
  const { delta: _delta, ...rest } = report;
  return rest;
}

async function undisturbed() {
  const bench = await openFaultBench(world());
  const report = await auditOf(bench);
  if (typeof report === 'string') throw new Error(report);
  return { report, requests: bench.portal.requests.total() };
}

async function expectNothingWrong(plan: string, whole: AuditReport) {
  const bench = await openFaultBench(world());
  bench.goWrong(plan);
  const report = await auditOf(bench);
  const isOpen = typeof report === 'string' || !report.complete;
  bench.goWrong();
  const last = isOpen ? await auditOf(bench) : report;
  expect({ plan, report: said(last) }).toEqual({ plan, report: said(whole) });
}

/** As many audits as an audit makes requests. */
const EACH_MS = 120_000;

describe('an audit during which something goes wrong', () => {
  it.each(PASSING)(
    '%s, at whichever request: the same, a refusal, or what is not known is said',
    async (kind) => {
      const whole = await undisturbed();
      for (let number = 1; number <= whole.requests; number += 1)
        await expectNothingWrong(`${kind}@${number}`, whole.report);
    },
    EACH_MS,
  );

  it.each(BAD_DAYS)(
    '%s: the same',
    async (plan) => expectNothingWrong(plan, (await undisturbed()).report),
    EACH_MS,
  );
});
