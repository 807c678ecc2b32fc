import { describe, expect, it } from 'vitest';
import { classifyWorkflows, type ClassifyInput } from '../../../../src/core/grounding/classes/classify.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { flowModel } from '../../../factories/normalised.ts';
import { makeClassOverride } from '../../../factories/entities.ts';
import { goToWorkflow, sendEmail, webhook, type FlowOptions } from '../../../factories/workflows.ts';

function classify(workflows: Workflow[], more: Partial<ClassifyInput> = {}) {
  return classifyWorkflows({ workflows, emails: [], classOverrides: [], answers: [], lists: null, ...more });
}

const sender = (id: string, options: FlowOptions = {}) =>
  flowModel({ id, name: `Sender ${id}`, steps: [sendEmail()], ...options });

describe('a class set by a person', () => {
  const workflow = flowModel({ id: '1', steps: [webhook()] });
  const override = makeClassOverride({
    workflowId: '1',
    class: 'operational',
    actionsHash: workflow.actionsHash,
  });

  it('holds while the actions stay the same', () => {
    expect(classify([workflow], { classOverrides: [override] }).get('1')).toMatchObject({
      class: 'operational',
      reason: expect.stringContaining(override.reason),
    });
  });

  it('falls back when the actions have changed, and says so', () => {
    const changed = flowModel({ id: '1', steps: [webhook('https://other.example.com')] });
    expect(classify([changed], { classOverrides: [override] }).get('1')).toMatchObject({
      class: 'unclassified',
      reason: expect.stringContaining('no longer holds'),
    });
  });

  it('is the latest one said', () => {
    const later = { ...override, class: 'customer_facing' as const, at: '2026-09-01T08:00:00.000Z' };
    for (const classOverrides of [
      [later, override],
      [override, later],
    ]) {
      expect(classify([workflow], { classOverrides }).get('1')?.class).toBe('customer_facing');
    }
  });

  it('makes feeders of those that lead to it', () => {
    const facing = { ...override, class: 'customer_facing' as const };
    const feeder = flowModel({ id: '2', steps: [goToWorkflow('1')] });
    expect(classify([feeder, workflow], { classOverrides: [facing] }).get('2')?.class).toBe('feeder');
  });

  it('stands against reach', () => {
    const router = flowModel({ id: '3', steps: [goToWorkflow('4')] });
    const internal = { ...override, workflowId: '3', actionsHash: router.actionsHash };
    const found = classify([router, sender('4'), flowModel({ id: '5', steps: [goToWorkflow('3')] })], {
      classOverrides: [internal],
    });
    expect([found.get('3')?.class, found.get('5')?.class]).toEqual(['operational', 'operational']);
  });
});
