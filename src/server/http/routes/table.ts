import type { Route } from '../route.ts';
import { answerRoute } from './answer.ts';
import { amendHypothesis } from './amend-hypothesis.ts';
import { attach } from './attach.ts';
import { changeEditorsRoute } from './change-editors.ts';
import { changeHypothesis } from './change-hypothesis.ts';
import { checkHealth } from './check-health.ts';
import { chooseWeeklyMessage } from './choose-weekly-message.ts';
import { clearBacklogRoute } from './clear-backlog.ts';
import { clearClassRoute } from './clear-class.ts';
import { contradictRoute } from './contradict.ts';
import { createHypothesisRoute } from './create-hypothesis.ts';
import { decideHypothesisRoute } from './decide-hypothesis.ts';
import { detach } from './detach.ts';
import { disconnect } from './disconnect.ts';
import { eraseDataRoute } from './erase-data.ts';
import { exemptRoute } from './exempt.ts';
import { exportAll } from './export-all.ts';
import { feasibilityRoute } from './feasibility.ts';
import { freezeBacklogRoute } from './freeze-backlog.ts';
import { getAudit } from './get-audit.ts';
import { getHypothesis } from './get-hypothesis.ts';
import { getJob } from './get-job.ts';
import { getOverview } from './get-overview.ts';
import { getRecord } from './get-record.ts';
import { getSchedule } from './get-schedule.ts';
import { getSettings } from './get-settings.ts';
import { getWeeklyMessage } from './get-weekly-message.ts';
import { getWhy } from './get-why.ts';
import { getWorkflow } from './get-workflow.ts';
import { lintStatementRoute } from './lint-statement.ts';
import { listAudits } from './list-audits.ts';
import { listChanges } from './list-changes.ts';
import { listEditors } from './list-editors.ts';
import { listHypothesesRoute } from './list-hypotheses.ts';
import { listJudgements } from './list-judgements.ts';
import { listLists } from './list-lists.ts';
import { listMetrics } from './list-metrics.ts';
import { listRecords } from './list-records.ts';
import { listRules } from './list-rules.ts';
import { listWorkflows } from './list-workflows.ts';
import { measureBaselineRoute } from './measure-baseline.ts';
import { muteRoute } from './mute.ts';
import { noteMisfitRoute } from './note-misfit.ts';
import { previewStartRoute } from './preview-start.ts';
import { reviewDecisionRoute } from './review-decision.ts';
import { setClassRoute } from './set-class.ts';
import { setRuleRoute } from './set-rule.ts';
import { startHypothesisRoute } from './start-hypothesis.ts';
import { startJob } from './start-job.ts';
import { switchWritesRoute } from './switch-writes.ts';
import { testWeeklyMessage } from './test-weekly-message.ts';
import { unanswerRoute } from './unanswer.ts';
import { uncontradictRoute } from './uncontradict.ts';
import { unexemptRoute } from './unexempt.ts';
import { unmuteRoute } from './unmute.ts';

/** Every signed endpoint. A route that is not in this table does not exist. */
export const ROUTES: readonly Route[] = [
  getRecord,
  listRecords,
  getOverview,
  listAudits,
  getAudit,
  listWorkflows,
  getWorkflow,
  listLists,
  getWhy,
  listHypothesesRoute,
  getHypothesis,
  createHypothesisRoute,
  changeHypothesis,
  measureBaselineRoute,
  previewStartRoute,
  startHypothesisRoute,
  decideHypothesisRoute,
  amendHypothesis,
  reviewDecisionRoute,
  lintStatementRoute,
  feasibilityRoute,
  listMetrics,
  noteMisfitRoute,
  attach,
  detach,
  exemptRoute,
  unexemptRoute,
  muteRoute,
  unmuteRoute,
  freezeBacklogRoute,
  clearBacklogRoute,
  setClassRoute,
  clearClassRoute,
  answerRoute,
  unanswerRoute,
  contradictRoute,
  uncontradictRoute,
  startJob,
  getJob,
  getSettings,
  switchWritesRoute,
  listEditors,
  changeEditorsRoute,
  getWeeklyMessage,
  chooseWeeklyMessage,
  testWeeklyMessage,
  listRules,
  setRuleRoute,
  getSchedule,
  checkHealth,
  listJudgements,
  listChanges,
  exportAll,
  disconnect,
  eraseDataRoute,
];
