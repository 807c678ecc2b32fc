import { ChangeList } from '@groundwork/core/contract/change';
import { Outcome } from '@groundwork/core/contract/changes';
import { Disconnected } from '@groundwork/core/contract/disconnected';
import { Health } from '@groundwork/core/contract/doctor-report';
import { EditorList } from '@groundwork/core/contract/editor-list';
import { HypothesisList } from '@groundwork/core/contract/hypothesis-page';
import { Job } from '@groundwork/core/contract/job';
import { JudgementList } from '@groundwork/core/contract/judgement-list';
import { Settings } from '@groundwork/core/contract/settings';
import type { AttachableRef } from '@groundwork/core/asset';
import { RuleList, type RuleStanding } from '@groundwork/core/contract/rule-settings';
import { Schedule } from '@groundwork/core/contract/schedule';
import { Sent, WeeklySettings } from '@groundwork/core/contract/weekly';
import * as z from 'zod/mini';
import type { Client } from './client.ts';

/** The exported document as it is; only that it is one is looked at. */
const Exported = z.record(z.string(), z.unknown());

/** What is said before data is erased: the account's id, and whether results on records may stay there. */
export interface LeavingAs {
  confirm: string;
  leaveResults: boolean;
}

/** How a rule is to speak; options by name. */
export interface RuleChoice extends Pick<RuleStanding, 'severity' | 'graceDays'> {
  options: Record<string, number>;
}

/** What the settings page asks of the server. */
export function createSettingsApi({ get, send }: Client) {
  return {
    settings: () => get('/api/settings', Settings),
    health: () => get('/api/health', Health),
    judgements: () => get('/api/judgements', JudgementList),
    weekly: () => get('/api/settings/weekly-message', WeeklySettings),
    rules: () => get('/api/settings/rules', RuleList),
    schedule: () => get('/api/settings/schedule', Schedule),
    hypotheses: () => get('/api/hypotheses?limit=100', HypothesisList),
    changes: () => get('/api/changes?limit=25', ChangeList),
    exportAll: () => get('/api/export', Exported),
    job: (id: string) => get(`/api/jobs/${id}`, Job),

    switchWrites: (to: { enabled: boolean; heldOut?: boolean; tasks?: boolean }) =>
      send('PUT', '/api/settings/writes', to, Settings),
    editors: () => get('/api/settings/editors', EditorList),
    nameEditors: (editors: readonly string[]) => send('PUT', '/api/settings/editors', { editors }, Settings),
    setWeekly: (url: string | null) => send('PUT', '/api/settings/weekly-message', { url }, WeeklySettings),
    setRule: (ruleId: string, setting: RuleChoice | null) =>
      send('PUT', '/api/settings/rules', { ruleId, setting }, RuleList),
    testWeekly: () => send('POST', '/api/settings/weekly-message/test', {}, Sent),
    preview: () => send('POST', '/api/jobs', { kind: 'write_back', dryRun: true }, Job),
    remove: (properties: boolean) => send('POST', '/api/jobs', { kind: 'remove_written', properties }, Job),
    eraseData: (as: LeavingAs) => send('POST', '/api/data/erase', { ...as }, Settings),
    disconnect: (as: LeavingAs & { eraseNow: boolean }) =>
      send('POST', '/api/disconnect', { ...as }, Disconnected),
    unexempt: (asset: z.infer<typeof AttachableRef>) => send('DELETE', '/api/exemptions', { asset }, Outcome),
    unmute: (target: Record<string, unknown>) => send('DELETE', '/api/mutes', target, Outcome),
  };
}

export type SettingsApi = ReturnType<typeof createSettingsApi>;
