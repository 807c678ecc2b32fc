import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../../src/core/grounding/workflow/without-secrets.ts';
import { toListModel } from '../../../../src/core/grounding/list/to-list-model.ts';
import { anyOf, propertyFilter } from '../../../factories/filters.ts';
import { workflowOf } from '../../../factories/normalised.ts';
import {
  actionOf,
  assignToHypothesis,
  customCode,
  enrolByFilter,
  flow,
  sendEmail,
  webhook,
  type Step,
} from '../../../factories/workflows.ts';

const emailIs = (value: string) =>
  anyOf([propertyFilter('email', { operator: 'IS_EQUAL_TO', operationType: 'MULTISTRING', value })]);

const guardedWebhook: Step = {
  action: {
    ...webhook('https://user:pass@Hooks.Example.com:8443/catch/12/s3cr3t-path?token=s3cr3t-query').action,
    queryParams: [
      { name: 'key', value: { type: 'STATIC_VALUE', staticValue: 's3cr3t-param' } },
      { name: 'plan', value: { type: 'OBJECT_PROPERTY', propertyName: 'plan' } },
    ],
    headers: [{ name: 'X-Key', value: 's3cr3t-header' }],
    authSettings: { type: 'AUTH_KEY', secretName: 's3cr3t-name', name: 'X-Api-Key', location: 'HEADER' },
  },
};
const code: Step = {
  action: {
    ...customCode("const key = 's3cr3t-code';").action,
    secretNames: ['s3cr3t-of-code'],
    inputFields: [
      { name: 'phone', value: { type: 'OBJECT_PROPERTY', propertyName: 'phone' } },
      { name: 'key', value: { type: 'STATIC_VALUE', staticValue: 's3cr3t-input' } },
    ],
  },
};
const app = actionOf('1-27489890', {
  workflowUrl: 'https://api.example.org/s3cr3t-app/{{ enrolled_object.city }}',
  body: 'Bearer s3cr3t-body for {{ enrolled_object.company }}',
  hs_target_object: '0-1',
});
const colleague = actionOf('0-8', {
  subject: 'From ada.s3cr3t@example.com',
  body: '<a href="mailto:ada.s3cr3t@example.com">x</a>',
  user_ids: ['900001'],
  owner_properties: ['hubspot_owner_id'],
});

const STEPS = [sendEmail('81001'), guardedWebhook, code, app, colleague, assignToHypothesis('h_abcdefghij')];
const definition = () =>
  flow({
    steps: STEPS,
    enrolment: enrolByFilter(emailIs('grace.s3cr3t@example.com')),
    name: 'Ask anna@firma.example',
  });

describe('a definition without secrets', () => {
  it('holds no part of an address behind its host, no header, code, name of a secret, or address of a person', () => {
    expect(JSON.stringify(definition())).toContain('s3cr3t');
    const text = JSON.stringify(withoutSecrets(definition()));
    expect(text).not.toContain('s3cr3t');
    expect(text).not.toContain('pass@');
    expect(text).toContain('https://Hooks.Example.com/cut:');
  });

  it('gives the same workflow as the whole definition, evidence and hashes included', () => {
    const whole = workflowOf(definition());
    expect(workflowOf(withoutSecrets(definition()))).toEqual(whole);
    expect(whole.destinations.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'webhook webhook to hooks.example.com',
      expect.stringMatching(/^custom_code custom code [0-9a-f]{6}$/),
      'webhook webhook to api.example.org',
    ]);
    expect(whole.propertiesRead.map(({ property }) => property)).toEqual(
      expect.arrayContaining(['email', 'plan', 'phone', 'city', 'company', 'hubspot_owner_id']),
    );
    expect(whole.assignments).toMatchObject([{ hypothesisId: 'h_abcdefghij' }]);
  });

  it('stays as it is when it is cut again, and is not copied where there is nothing to cut', () => {
    const once = withoutSecrets(definition());
    expect(withoutSecrets(once)).toBe(once);
    const harmless = flow({ steps: [sendEmail()] });
    expect(withoutSecrets(harmless)).toBe(harmless);
  });

  it('does not change what it is given', () => {
    const given = definition();
    withoutSecrets(given);
    expect(given).toEqual(definition());
  });

  it('shows a change in what was cut, and none where nothing changed', () => {
    const hashOf = (steps: Step[]) => workflowOf(withoutSecrets(flow({ steps }))).actionsHash;
    expect(hashOf([customCode('a')])).toBe(hashOf([customCode('a')]));
    expect(hashOf([customCode('a')])).not.toBe(hashOf([customCode('b')]));
    expect(hashOf([webhook('https://x.example/a?k=1')])).not.toBe(
      hashOf([webhook('https://x.example/a?k=2')]),
    );
  });

  it('keeps the name people gave the workflow, and tells filters on different addresses apart', () => {
    expect(workflowOf(definition()).name).toBe('Ask anna@firma.example');
    const list = (address: string) =>
      toListModel({
        ...{
          listId: '1',
          name: 'x',
          objectTypeId: '0-1',
          processingType: 'DYNAMIC',
          size: 1,
          listVersion: 1,
        },
        ...{ createdAt: null, filtersUpdatedAt: null, filterBranch: emailIs(address) },
      });
    expect(list('a@example.com').filterHash).toBe(list('A@example.com').filterHash);
    expect(list('a@example.com').filterHash).not.toBe(list('b@example.com').filterHash);
    expect(list('a@example.com').waysIn?.[0]?.words).not.toContain('@');
  });

  it('takes no longer than its length on a long text that is no address', () => {
    const long = `${'a'.repeat(400_000)}@${'b'.repeat(400_000)}`;
    expect(withoutSecrets({ text: long }).text).toBe(long);
  });
});
