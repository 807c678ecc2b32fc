import { describe, expect, it } from 'vitest';
import {
  and,
  anyOf,
  inList,
  namedValue,
  notInList,
  propertyChanged,
  propertyIs,
} from '../../../factories/filters.ts';
import { flowModel } from '../../../factories/normalised.ts';
import {
  actionOf,
  addToList,
  branchOnFilter,
  branchOnValue,
  enrolByFilter,
  enrolFromList,
  enrolOnEvent,
  removeFromList,
  rotateOwner,
  setProperty,
} from '../../../factories/workflows.ts';

describe('lists of a workflow', () => {
  it('are told apart by what they are used for, and in which direction', () => {
    const workflow = flowModel({
      enrolment: enrolByFilter(anyOf([inList('1'), notInList('2')]), {
        reEnrollmentTriggersFilterBranches: [and([inList('3')])],
      }),
      steps: [
        addToList('4'),
        removeFromList('5'),
        actionOf('0-13', { operation: 'ADD', list_id: '6' }),
        actionOf('0-13', { operation: 'REMOVE', list_id: 7 }),
        branchOnFilter([{ filter: anyOf([inList('8')]), steps: [] }]),
      ],
      extra: {
        suppressionListIds: [9],
        goalFilterBranch: anyOf([inList('10')]),
        suppressionFilterBranch: anyOf([inList('11')]),
      },
    });
    const uses = workflow.lists.map(
      ({ listId, use, positive }) => `${use} ${positive ? '' : 'not '}${listId}`,
    );
    expect(uses.sort()).toEqual([
      'adds_to 4',
      'adds_to 6',
      'branch 8',
      'enrolment 1',
      'enrolment not 2',
      'goal 10',
      're_enrolment 3',
      'removes_from 5',
      'removes_from 7',
      'suppression 11',
      'suppression 9',
    ]);
  });

  it('carry the path of their evidence', () => {
    const path = '$.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0]';
    expect(flowModel({ enrolment: enrolFromList('1') }).lists).toEqual([
      { listId: '1', use: 'enrolment', positive: true, path },
    ]);
  });
});

describe('properties of a workflow', () => {
  const read = (workflow: ReturnType<typeof flowModel>) =>
    workflow.propertiesRead.map(({ property, objectTypeId, use }) => `${use} ${objectTypeId} ${property}`);

  it('read in filters: the changed property, not hs_name', () => {
    const enrolment = enrolByFilter(and([propertyIs('stage', 'a')]), {
      reEnrollmentTriggersFilterBranches: [and(namedValue('stage', 'a'))],
    });
    expect(read(flowModel({ enrolment }))).toEqual(['enrolment 0-1 stage', 're_enrolment 0-1 stage']);
    expect(read(flowModel({ enrolment: enrolOnEvent([propertyChanged('stage')]) }))).toEqual([
      'enrolment 0-1 stage',
    ]);
  });

  it('read in branches, texts, code, owners and dates', () => {
    const steps = [
      actionOf('0-8', {
        body: 'Hi {{ enrolled_object.firstname }} {{ _0_2.name }} {{ fetched_objects.fetched_object_1.amount }}',
        owner_properties: ['hubspot_owner_id'],
      }),
      actionOf('0-35', { date: { type: 'OBJECT_PROPERTY', propertyName: 'renewal' } }),
      actionOf('0-63189541', {
        enrolledObjectPropertyNameToMatch: '0-1/email',
        associatedObjectPropertyNameToMatch: '2-5/mail',
      }),
      branchOnValue({ type: 'OBJECT_PROPERTY', propertyName: 'plan' }, []),
    ];
    expect(read(flowModel({ steps })).sort()).toEqual([
      'action 0-1 email',
      'action 0-1 firstname',
      'action 0-1 hubspot_owner_id',
      'action 0-1 renewal',
      'action 0-2 name',
      'action 2-5 mail',
      'action null amount',
      'branch 0-1 plan',
    ]);
  });

  it('read for anchors and schedules', () => {
    const extra = {
      eventAnchor: { type: 'CONTACT_PROPERTY_ANCHOR', contactProperty: 'birthday' },
      enrollmentSchedule: { type: 'PROPERTY_BASED', dateProperty: 'renewal' },
    };
    expect(read(flowModel({ extra }))).toEqual(['enrolment 0-1 birthday', 'enrolment 0-1 renewal']);
  });

  it('written, with the value where it is fixed', () => {
    const steps = [
      setProperty('onboarded', 'true'),
      setProperty('greeting', 'Hi {{ enrolled_object.firstname }}'),
      actionOf('0-5', {
        property_name: 'when',
        value: { type: 'TIMESTAMP', timestampType: 'EXECUTION_TIME' },
      }),
      actionOf('0-5', { property_name: 'bare', value: { staticValue: 'x' } }),
      actionOf('0-5', {
        property_name: 'far',
        value: { staticValue: 'x', type: 'STATIC_VALUE' },
        association: { associationTypeId: 3 },
      }),
      rotateOwner(),
      actionOf('0-14', {
        object_type_id: '0-5',
        properties: [{ targetProperty: 'subject', value: { type: 'STATIC_VALUE', staticValue: 'S' } }],
      }),
    ];
    const written = flowModel({ steps }).propertiesWritten;
    expect(written.map(({ property, objectTypeId, value }) => [property, objectTypeId, value])).toEqual([
      ['onboarded', '0-1', 'true'],
      ['greeting', '0-1', null],
      ['when', '0-1', null],
      ['bare', '0-1', 'x'],
      ['far', null, 'x'],
      ['hubspot_owner_id', '0-1', null],
      ['subject', '0-5', 'S'],
    ]);
  });
});
