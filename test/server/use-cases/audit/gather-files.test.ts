import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { audit } from '../../../../src/core/grounding/audit.ts';
import { backlogFrom } from '../../../../src/core/grounding/triage/backlog.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { gatherFiles, type FilesRequest } from '../../../../src/server/use-cases/audit/gather-files.ts';
import { listsFromFile } from '../../../../src/server/use-cases/audit/lists-from-file.ts';
import { AUDITED_AT } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { anyOf, formSubmitted, inList } from '../../../factories/filters.ts';
import { makeHypothesis, makePrediction } from '../../../factories/hypotheses.ts';
import {
  delay,
  enrolByFilter,
  enrolFromList,
  flow,
  goToWorkflow,
  listJson,
  rotateOwner,
  sendEmail,
  setProperty,
  webhook,
} from '../../../factories/workflows.ts';

const fromForm = enrolByFilter(anyOf([formSubmitted('f1')]));
const newsletter = flow({ id: '1', name: 'Newsletter', steps: [sendEmail()], enrolment: fromForm });
const routing = flow({
  id: '2',
  name: 'Lead routing',
  steps: [setProperty('stage', 'x'), rotateOwner()],
  enrolment: fromForm,
});
const hook = flow({ id: '3', name: 'To the warehouse', steps: [webhook()], enrolment: fromForm });

function auditOf(definitions: unknown[], rest: Partial<FilesRequest> = {}): AuditReport {
  const flows = definitions.map((one, index) => ({ name: `${index}.json`, text: JSON.stringify(one) }));
  return audit(gatherFiles({ flows, now: AUDITED_AT, timeZone: 'UTC', ...rest }).input);
}

const workflowOf = (report: AuditReport, id: string) => report.workflows.find((one) => one.id === id);
const findingsOf = (report: AuditReport) =>
  report.findings.map(({ ruleId, severity, asset }) => `${severity} ${ruleId} ${asset.kind} ${asset.id}`);

describe('an audit of files', () => {
  it('answers in the form of the contract', () => {
    expect(AuditReport.parse(auditOf([newsletter, routing, hook]))).toMatchObject({
      schema: 'groundwork.audit/1',
      portalId: 'offline',
      auditedAt: '2026-11-24T08:00:00.000Z',
      complete: true,
    });
  });

  it('gives equal bytes for equal input, in whatever order it comes', () => {
    const definitions = [newsletter, routing, hook, flow({ id: '4', steps: [goToWorkflow('1')] })];
    const first = JSON.stringify(auditOf(definitions));
    expect(JSON.stringify(auditOf([...definitions].reverse()))).toBe(first);
  });

  it('says of a workflow that writes to customers that it has no hypothesis', () => {
    const report = auditOf([newsletter]);
    expect(workflowOf(report, '1')).toMatchObject({ class: 'customer_facing', grounding: 'ungrounded' });
    expect(findingsOf(report)).toEqual(['error SG101 workflow 1']);
    expect(report.headline).toBe('The one workflow that writes to customers has no hypothesis.');
  });

  it('has nothing to say about lead routing', () => {
    const report = auditOf([routing]);
    expect(workflowOf(report, '2')).toMatchObject({ class: 'operational', grounding: 'not_applicable' });
    expect(report.findings).toEqual([]);
    expect(report.headline).toBe('No workflow here writes to customers, so there is nothing to justify.');
  });

  it('asks about a workflow that only calls a webhook, as a note', () => {
    const report = auditOf([hook, { ...hook, id: '4' }]);
    expect(workflowOf(report, '3')).toMatchObject({ class: 'unclassified', grounding: 'unclassified' });
    expect(findingsOf(report)).toEqual(['note SG107 portal offline']);
    expect(report.coverage.workflows).toMatchObject({ score: null, withheld: 'nothing_to_judge' });
  });

  it('speaks once of workflows that hand people on to one another', () => {
    const chain = [
      flow({ id: '10', steps: [goToWorkflow('11')], enrolment: fromForm }),
      flow({ id: '11', steps: [goToWorkflow('12')] }),
      flow({ id: '12', steps: [sendEmail()] }),
    ];
    const report = auditOf(chain);
    expect(findingsOf(report)).toEqual(['error SG101 workflow 10']);
    expect(report.findings[0]?.evidence.map(({ id }) => id)).toEqual(['10', '11', '12']);
    expect(report.coverage.workflows).toMatchObject({ ungrounded: 1, feeders: 2, total: 1 });
  });

  it('does not judge what is off', () => {
    const report = auditOf([{ ...newsletter, isEnabled: false }]);
    expect(report.findings).toEqual([]);
    expect(report.coverage.workflows).toMatchObject({ off: 1, total: 0 });
  });

  it('keeps what could not be read apart and audits the rest', () => {
    const report = auditOf([newsletter, routing, hook, { ...newsletter, id: '9', actions: 'none' }]);
    expect(report.complete).toBe(false);
    expect(workflowOf(report, '3.json')).toMatchObject({ grounding: 'unknown', class: null });
    expect(report.unreadable.map(({ id }) => id)).toEqual(['3.json']);
    expect(findingsOf(report)).toContain('error SG101 workflow 1');
  });

  it('withholds the figure when more than a fifth could not be read', () => {
    const report = auditOf([newsletter, { ...newsletter, id: '9', actions: 'none' }]);
    expect(report.coverage.workflows).toMatchObject({
      score: null,
      withheld: 'too_much_unknown',
      unknown: 1,
    });
    expect(report.headline).toMatch(/^We could read only 1 of 2 workflows/);
  });

  it('follows a hypothesis from its segment to the workflows, and holds them to it', () => {
    const hypothesis = makeHypothesis({
      prediction: makePrediction({
        metric: {
          kind: 'property_condition',
          property: 'onboarded',
          operator: 'eq',
          values: ['yes'],
          label: 'Onboarded',
        },
      }),
    });
    const lists = listsFromFile(
      'lists.json',
      JSON.stringify([
        listJson({ listId: '301' }),
        listJson({ listId: '302', filterBranch: anyOf([inList('301')]) }),
      ]),
    );
    const attachments = [
      makeAttachment({ hypothesisId: hypothesis.id, asset: { kind: 'list', id: '301' }, role: 'treatment' }),
    ];
    const report = auditOf(
      [
        flow({ id: '1', steps: [sendEmail()], enrolment: enrolFromList('301') }),
        flow({ id: '2', steps: [delay(44), sendEmail()], enrolment: enrolFromList('302') }),
        flow({
          id: '3',
          steps: [sendEmail(), setProperty('onboarded', 'yes')],
          enrolment: enrolFromList('301'),
        }),
      ],
      {
        lists: lists.ok ? lists.value : null,
        hypotheses: [hypothesis],
        judgements: { ...noJudgements(), attachments },
      },
    );
    expect(report.workflows.map(({ grounding }) => grounding)).toEqual([
      'inherited',
      'inherited',
      'inherited',
    ]);
    expect(workflowOf(report, '2')?.via[0]?.hops.map(({ relation }) => relation)).toEqual([
      'treats',
      'within',
      'enrols_from',
    ]);
    expect(findingsOf(report)).toEqual([
      'error SG303 workflow 3',
      'warning SG305 workflow 2',
      'warning SG401 hypothesis h_0000000001',
      'note SG103 workflow 1',
      'note SG103 workflow 2',
      'note SG103 workflow 3',
    ]);
    expect(report.headline).toBe(
      'Every workflow that writes to customers has a hypothesis. 3 of them still need a result.',
    );
  });

  it('leaves out of the count what the backlog holds, without hiding it', () => {
    const first = auditOf([newsletter]);
    const frozen = backlogFrom(first.findings, { at: AUDITED_AT, by: 'cli' });
    const { input } = gatherFiles({
      flows: [{ name: 'a.json', text: JSON.stringify([newsletter, { ...newsletter, id: '7' }]) }],
      now: AUDITED_AT,
      timeZone: 'UTC',
    });
    const second = audit(input, { backlog: { ...frozen, source: 'file' } });
    expect(second.findings.map(({ asset, suppressed }) => [asset.id, suppressed?.by ?? null])).toEqual([
      ['1', 'backlog'],
      ['7', null],
    ]);
    expect(second.backlog).toMatchObject({
      source: 'file',
      frozen: 1,
      remaining: 1,
      settled: [],
      unclear: 0,
    });
  });
});

describe('people of files', () => {
  const segment = (listId: string, rest: object) => ({ listId, processingType: 'MANUAL', ...rest });
  const peopleOf = (segments: object[], people?: 'exact' | 'bounds' | 'off') => {
    const lists = listsFromFile('lists.json', JSON.stringify({ lists: segments }));
    if (!lists.ok) throw new Error(lists.message);
    const text = JSON.stringify([
      flow({ id: '1', steps: [sendEmail()], enrolment: enrolFromList('11') }),
      flow({ id: '2', steps: [sendEmail()], enrolment: enrolFromList('12') }),
    ]);
    const { input } = gatherFiles({
      ...{ flows: [{ name: 'flows.json', text }], lists: lists.value, now: 0, timeZone: 'UTC' },
      ...(people === undefined ? {} : { people }),
    });
    return audit(input).coverage.people;
  };
  const withIds = [segment('11', { memberIds: ['1', '2', '3'] }), segment('12', { memberIds: [3, 4, 4] })];

  it('are counted exactly where the file has the members of every segment that matters', () => {
    expect(peopleOf(withIds)).toMatchObject({ method: 'exact', total: 4, ungrounded: 4 });
    expect(peopleOf([...withIds, segment('13', { size: 7 })])).toMatchObject({ method: 'exact', total: 4 });
  });

  it('are bounded by sizes where it has not, or when that is asked for', () => {
    const sizes = [
      segment('11', { size: 30 }),
      segment('12', { additionalProperties: { hs_list_size: '20' } }),
    ];
    expect(peopleOf(sizes)).toMatchObject({ method: 'bounds', range: { ungrounded: [30, 50] } });
    expect(peopleOf(withIds, 'bounds')).toMatchObject({ method: 'bounds', range: { ungrounded: [3, 5] } });
    expect(peopleOf([segment('11', {}), segment('12', { size: 20 })])).toMatchObject({ uncountable: ['1'] });
  });

  it('are left out when nobody wants them', () => {
    expect(peopleOf(withIds, 'off')).toBeNull();
  });
});
