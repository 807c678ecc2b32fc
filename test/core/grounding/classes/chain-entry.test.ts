import { describe, expect, it } from 'vitest';
import { classifyWorkflows, type ClassifyInput } from '../../../../src/core/grounding/classes/classify.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { anyOf, formSubmitted } from '../../../factories/filters.ts';
import { flowModel } from '../../../factories/normalised.ts';
import {
  addToList,
  enrolByFilter,
  enrolFromList,
  goToWorkflow,
  sendEmail,
  type FlowOptions,
} from '../../../factories/workflows.ts';

const FORM = enrolByFilter(anyOf([formSubmitted('f1')]));

function classify(workflows: Workflow[], more: Partial<ClassifyInput> = {}) {
  return classifyWorkflows({ workflows, emails: [], classOverrides: [], answers: [], lists: null, ...more });
}

const sender = (id: string, options: FlowOptions = {}) =>
  flowModel({ id, name: `Sender ${id}`, steps: [sendEmail()], ...options });

describe('where a chain begins', () => {
  const entries = (...workflows: Workflow[]) =>
    Object.fromEntries([...classify(workflows)].map(([id, { chainEntry }]) => [id, chainEntry]));

  it('is the sender itself where several workflows lead to it', () => {
    const feeder = (id: string) => flowModel({ id, enrolment: FORM, steps: [goToWorkflow('3')] });
    expect(entries(feeder('1'), feeder('2'), sender('3'))).toEqual({ '1': '3', '2': '3', '3': '3' });
  });

  it('is the sender itself where people also come in by its own enrolment', () => {
    expect(
      entries(flowModel({ id: '1', steps: [goToWorkflow('2')] }), sender('2', { enrolment: FORM })),
    ).toEqual({ '1': '2', '2': '2' });
  });

  it('is the first of two senders, one of which sends people to the other', () => {
    const first = flowModel({ id: '1', enrolment: FORM, steps: [sendEmail(), goToWorkflow('2')] });
    expect(entries(first, sender('2'))).toEqual({ '1': '1', '2': '1' });
  });

  it('is one workflow of a ring, the same for all in it', () => {
    const ring = [
      flowModel({ id: '1', steps: [sendEmail(), goToWorkflow('2')] }),
      flowModel({ id: '2', steps: [sendEmail(), goToWorkflow('1')] }),
    ];
    expect(entries(...ring)).toEqual({ '1': '1', '2': '1' });
  });

  it('is nowhere for a sender on its own', () => {
    expect(entries(sender('1'))).toEqual({ '1': null });
  });

  it('does not depend on the order of the workflows', () => {
    const workflows = [
      flowModel({ id: '1', enrolment: FORM, steps: [addToList('7')] }),
      flowModel({ id: '2', enrolment: FORM, steps: [addToList('7')] }),
      sender('3', { enrolment: enrolFromList('7') }),
    ];
    expect(entries(...workflows)).toEqual(entries(...[...workflows].reverse()));
  });
});
