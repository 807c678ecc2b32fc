import {
  Answered,
  Attached,
  Decided,
  Frozen,
  Judged,
  Outcome,
  Started,
  StartPreview,
} from '@groundwork/core/contract/changes';
import { FeasibilityAnswer } from '@groundwork/core/contract/feasibility';
import type { FeasibilityQuestion } from '@groundwork/core/contract/feasibility-question';
import { HypothesisList, HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { Job, type JobKind } from '@groundwork/core/contract/job';
import { MetricOffers } from '@groundwork/core/contract/metric-presets';
import { Overview } from '@groundwork/core/contract/overview';
import type { StartPlan } from '@groundwork/core/contract/start-plan';
import { Viewer } from '@groundwork/core/contract/viewer';
import { SegmentList, WorkflowList, WorkflowPage } from '@groundwork/core/contract/workflow-page';
import type { WorkflowClass } from '@groundwork/core/grounding/judgements';
import { Hypothesis, type Decision, type HypothesisContent } from '@groundwork/core/hypotheses/hypothesis';
import { LintReport } from '@groundwork/core/hypotheses/lint-report';
import type * as z from 'zod/mini';
import type { Asset } from './assets.ts';
import type { Client } from './client.ts';

type AssetRef = Pick<Asset, 'kind' | 'id'>;
type Question = z.infer<typeof FeasibilityQuestion>;

const queryOf = (filters: Record<string, string | undefined>) =>
  Object.entries(filters)
    .flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    .join('&');

/** The plan that was seen: when it is another one by now, nothing is started. */
function acceptedOf(plan: StartPlan | null) {
  if (plan === null) return {};
  const { nMin, nPlan, tOpt, nOpt } = plan;
  return { accepted: { nMin, nPlan, tOpt, nOpt } };
}

/** What the app's pages ask of the server. */
export function createPagesApi(client: Client) {
  const { get, send } = client;
  return {
    viewer: () => get('/api/settings', Viewer),
    overview: () => get('/api/overview', Overview),
    workflows: (filters: Record<string, string | undefined>) =>
      get(`/api/workflows?${queryOf(filters)}`, WorkflowList),
    workflow: (id: string) => get(`/api/workflows/${id}`, WorkflowPage),
    segments: (filters: Record<string, string | undefined>) =>
      get(`/api/lists?${queryOf(filters)}`, SegmentList),
    hypotheses: (filters: Record<string, string | undefined>) =>
      get(`/api/hypotheses?${queryOf(filters)}`, HypothesisList),
    hypothesis: (id: string) => get(`/api/hypotheses/${id}`, HypothesisPage),
    metrics: (objectTypeId: string) => get(`/api/metrics?objectTypeId=${objectTypeId}`, MetricOffers),
    job: (id: string) => get(`/api/jobs/${id}`, Job),

    check: (statement: string) => send('POST', '/api/lint', { statement }, LintReport),
    feasibility: (question: Question) => send('POST', '/api/feasibility', { ...question }, FeasibilityAnswer),
    create: (id: string, content: HypothesisContent) =>
      send('POST', '/api/hypotheses', { id, content }, Hypothesis),
    change: (id: string, seenVersion: number, content: HypothesisContent) =>
      send('PUT', `/api/hypotheses/${id}`, { seenVersion, content }, Hypothesis),
    previewStart: (id: string) => get(`/api/hypotheses/${id}/start`, StartPreview),
    start: (id: string, seenVersion: number, plan: StartPlan | null) =>
      send('POST', `/api/hypotheses/${id}/start`, { seenVersion, ...acceptedOf(plan) }, Started),
    amend: (id: string, seenVersion: number, questionId: string, answer: 'yes' | 'no', reason: string) =>
      send('POST', `/api/hypotheses/${id}/amend`, { seenVersion, questionId, answer, reason }, Decided),
    workOutToday: (id: string, seenVersion: number) =>
      send('POST', `/api/hypotheses/${id}/baseline`, { seenVersion, use: true }, Job),
    decide: (id: string, seenVersion: number, choice: Decision['choice'], reason: string) =>
      send('POST', `/api/hypotheses/${id}/decide`, { seenVersion, choice, reason }, Decided),
    attach: (hypothesisId: string, seenVersion: number, assets: readonly Asset[]) =>
      send('POST', '/api/attachments', { hypothesisId, seenVersion, assets }, Attached),
    detach: (hypothesisId: string, seenVersion: number, asset: AssetRef) =>
      send('DELETE', '/api/attachments', { hypothesisId, seenVersion, asset }, Outcome),
    exempt: (assets: readonly AssetRef[], reason: string, until: string) =>
      send('POST', '/api/exemptions', { assets, reason, until }, Judged),
    setClass: (workflowIds: readonly string[], kind: WorkflowClass, reason: string) =>
      send('POST', '/api/classes', { workflowIds, class: kind, reason }, Judged),
    mute: (fingerprint: string, reason: string, until: string) =>
      send('POST', '/api/mutes', { fingerprint, reason, until }, Outcome),
    answer: (destination: { kind: string; key: string }, kind: WorkflowClass, reason: string) =>
      send('POST', '/api/answers', { destinations: [destination], class: kind, reason }, Answered),
    startFromHere: () => send('POST', '/api/backlog', {}, Frozen),
    startJob: (kind: JobKind, options: Record<string, unknown> = {}) =>
      send('POST', '/api/jobs', { kind, ...options }, Job),
  };
}

export type PagesApi = ReturnType<typeof createPagesApi>;
