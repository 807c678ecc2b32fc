import type { StartPreview } from '../../../core/contract/changes.ts';
import { checkStart, type StartProblemCode } from '../../../core/hypotheses/start-check.ts';
import { accept, type Result } from '../../../core/result.ts';
import type { AttachDeps } from '../attach/attach-deps.ts';
import { readBasis } from './start-basis.ts';
import { loadExisting } from './guarded.ts';

/** What a start would fix and can be expected to teach; changes nothing. Throws HubSpotError. */
export async function previewStart(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now' | 'timeZone'>,
  { portalId, hypothesisId }: { portalId: string; hypothesisId: string },
): Promise<Result<StartPreview, 'hypothesis_not_found' | StartProblemCode>> {
  const found = await loadExisting(deps.store, portalId, hypothesisId);
  if (!found.ok) return found;
  const { input, plan } = await readBasis(deps, portalId, found.value);
  const checked = checkStart(input);
  return checked.ok ? accept({ plan, warnings: checked.value.warnings }) : checked;
}
