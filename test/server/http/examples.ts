import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import { EDITOR, VIEWER } from '../../helpers/server.ts';
import { LIST } from '../use-cases/outcome-bench.ts';

const id = hypothesisId(1);
const seenVersion = 1;
const list = { kind: 'list', id: LIST };
const content = contentOf(makeDraft());

/** What each edit route would take from an editor, over the hypothesis with number 1 in the account of `serverWorld`. */
export const EDIT_EXAMPLES: Record<string, unknown> = {
  'post /api/hypotheses': { content },
  'put /api/hypotheses/:id': { seenVersion, content: { ...content, kind: 'reviewed' } },
  'post /api/hypotheses/:id/start': { seenVersion },
  'post /api/hypotheses/:id/baseline': { seenVersion },
  'post /api/hypotheses/:id/review': { seenVersion },
  'post /api/hypotheses/:id/decide': { seenVersion, choice: 'stop', reason: 'No' },
  'post /api/hypotheses/:id/amend': { seenVersion, questionId: 'q_1', answer: 'yes', reason: 'Asked' },
  'post /api/attachments': {
    hypothesisId: id,
    seenVersion,
    assets: [{ kind: 'workflow', id: '1', role: 'tactic' }],
  },
  'delete /api/attachments': { hypothesisId: id, seenVersion, asset: list },
  'post /api/exemptions': { assets: [list], reason: 'Receipts', until: '2027-01-01' },
  'delete /api/exemptions': { asset: list },
  'post /api/mutes': { ruleId: 'SG102', asset: list, reason: 'Being rebuilt', until: '2027-01-01' },
  'delete /api/mutes': { ruleId: 'SG102', asset: list },
  'post /api/backlog': {},
  'delete /api/backlog': {},
  'post /api/classes': { workflowIds: ['1'], class: 'operational', reason: 'Internal' },
  'delete /api/classes': { workflowId: '1' },
  'post /api/answers': {
    destinations: [{ kind: 'webhook', key: 'hooks.example.com' }],
    class: 'operational',
    reason: 'Internal',
  },
  'delete /api/answers': { destination: { kind: 'webhook', key: 'hooks.example.com' } },
  'post /api/contradictions': { workflowId: '1', hypothesisId: id, reason: 'Another matter' },
  'delete /api/contradictions': { workflowId: '1', hypothesisId: id },
  'post /api/jobs': { kind: 'audit' },
  'post /api/data/erase': { confirm: '4242' },
  'post /api/disconnect': { confirm: '4242' },
  'put /api/settings/writes': { enabled: true },
  'put /api/settings/rules': {
    ruleId: 'SG102',
    setting: { severity: 'error', graceDays: 7, options: {} },
  },
  'put /api/settings/weekly-message': { url: 'https://hooks.slack.com/services/T0/B0/x' },
  'post /api/settings/weekly-message/test': {},
  'put /api/settings/editors': { editors: [EDITOR, VIEWER] },
};

/** What the routes take that everybody may call with a body. */
export const READ_EXAMPLES: Record<string, unknown> = {
  'post /api/lint': { statement: 'We believe that first-time buyers drop off because they are overwhelmed.' },
  'post /api/feasibility': {
    ...{ deadline: '2027-12-31', windowDays: 30, graceDays: 2, joinsPerWeek: 50, listSize: 1200 },
    ...{ baseline: 0.12, target: 0.15, holdout: null },
  },
  'post /api/misfits': {
    ...{ objectTypeId: '0-1', recordId: '10000', hypothesisId: id },
    ...{ reason: 'other', note: 'Moved away' },
  },
};

/** An address of each route with its parameters filled in. */
export function addressOf(path: string): string {
  const [objectTypeId, recordId] = ['0-1', '10000'];
  const filled = path
    .replace(':objectTypeId', objectTypeId)
    .replace(':recordId', recordId)
    .replace(':kind', 'list');
  const ofList = filled.replace('/list/:id', `/list/${LIST}`);
  const isHypothesis = path.startsWith('/api/hypotheses');
  const isAudit = path.startsWith('/api/audits');
  return ofList.replace(':id', isHypothesis ? id : isAudit ? '20261001-020000-000' : '1');
}

const origin = { portalId: 4242, actionDefinitionId: 7001, actionDefinitionVersion: 1 };

/** What HubSpot sends to each address that it calls itself. */
export const HOOK_EXAMPLES: Record<string, unknown> = {
  'post /actions/assign': {
    callbackId: 'ap-4242-1-1-0',
    origin,
    context: { source: 'WORKFLOWS', workflowId: 1 },
    object: { objectId: 10_000, objectType: 'CONTACT', properties: {} },
    inputFields: { hypothesis: id },
  },
  'post /actions/assign/options': {
    origin,
    objectTypeId: '0-1',
    inputFieldName: 'hypothesis',
    inputFields: {},
    fetchOptions: { q: 'purchase', after: '0' },
  },
  'post /webhooks': [
    {
      ...{ eventId: 1, subscriptionId: 5, portalId: 4242, appId: 1, occurredAt: 1_790_000_000_000 },
      ...{ subscriptionType: 'contact.privacyDeletion', attemptNumber: 0, objectId: 10_000 },
    },
  ],
};
