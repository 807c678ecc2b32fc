import { readRules } from '../../../core/grounding/config/settings.ts';
import type { RuleSetting, RuleSettings } from '../../../core/grounding/engine/rule.ts';
import { RULES } from '../../../core/grounding/rules/registry.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';

export interface RuleRequest {
  portalId: string;
  ruleId: string;
  /** Null: as the rule speaks by itself. */
  setting: RuleSetting | null;
  /** What the server's settings file says, which goes before. */
  file: RuleSettings;
}

/** Sets how a rule speaks in the account's audits from the next one on; one that the settings file sets stays. */
export async function setRule(
  { portals }: Pick<Store, 'portals'>,
  { portalId, ruleId, setting, file }: RuleRequest,
): Promise<Result<RuleSettings, 'invalid_setting' | 'set_by_file' | 'not_found'>> {
  const [problem] = readRules({ [ruleId]: setting ?? {} }, RULES).problems;
  if (problem !== undefined)
    return refuse('invalid_setting', problem.message, 'docs/rules tells what each takes.');
  if (file[ruleId] !== undefined) return setByFile(ruleId);
  const changed = await portals.change(portalId, (portal) => {
    const { [ruleId]: _before, ...others } = portal.rules;
    return { ...portal, rules: setting === null ? others : { ...others, [ruleId]: setting } };
  });
  return changed === null
    ? refuse('not_found', 'This account is not known.', 'Connect it first.')
    : accept(changed.rules);
}

function setByFile(ruleId: string) {
  const message = `${ruleId} is set in groundwork.yaml on the server, which goes before.`;
  return refuse('set_by_file', message, 'Change it there, or have it taken out of the file.');
}
