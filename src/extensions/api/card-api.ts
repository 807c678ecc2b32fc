import { Attached, Outcome } from '@groundwork/core/contract/changes';
import { HypothesisList } from '@groundwork/core/contract/hypothesis-page';
import { RecordCard, RecordsInBrief } from '@groundwork/core/contract/record-card';
import { Hypothesis, type HypothesisContent } from '@groundwork/core/hypotheses/hypothesis';
import { LintReport } from '@groundwork/core/hypotheses/lint-report';
import type { MisfitReason } from '@groundwork/core/hypotheses/misfit-reason';
import type { Asset } from './assets.ts';
import type { ApiResult, Client } from './client.ts';

/** What the cards on records ask of the server. */
export interface CardApi {
  record(objectTypeId: string, recordId: string): Promise<ApiResult<RecordCard>>;
  recordsInBrief(objectTypeId: string, recordIds: readonly string[]): Promise<ApiResult<RecordsInBrief>>;
  drafts(objectTypeId: string): Promise<ApiResult<HypothesisList>>;
  check(statement: string): Promise<ApiResult<LintReport>>;
  create(id: string, content: HypothesisContent): Promise<ApiResult<Hypothesis>>;
  attach(hypothesisId: string, seenVersion: number, assets: readonly Asset[]): Promise<ApiResult<Attached>>;
  misfit(
    about: { hypothesisId: string; objectTypeId: string; recordId: string },
    said: { reason: MisfitReason; note: string },
  ): Promise<ApiResult<Outcome>>;
}

export function createCardApi(client: Client): CardApi {
  return {
    record: (objectTypeId, recordId) => client.get(`/api/records/${objectTypeId}/${recordId}`, RecordCard),
    recordsInBrief: (objectTypeId, recordIds) =>
      client.get(`/api/records/${objectTypeId}?ids=${recordIds.join(',')}`, RecordsInBrief),
    drafts: (objectTypeId) =>
      client.get(`/api/hypotheses?status=draft&objectTypeId=${objectTypeId}&limit=100`, HypothesisList),
    check: (statement) => client.send('POST', '/api/lint', { statement }, LintReport),
    create: (id, content) => client.send('POST', '/api/hypotheses', { id, content }, Hypothesis),
    attach: (hypothesisId, seenVersion, assets) =>
      client.send('POST', '/api/attachments', { hypothesisId, seenVersion, assets }, Attached),
    misfit: (about, said) => client.send('POST', '/api/misfits', { ...about, ...said }, Outcome),
  };
}
