import { writeHypothesesFile, type HypothesesFile } from '../../../core/hypotheses/hypotheses-file.ts';
import type { Store } from '../../store/port/store.ts';

/** Everything people have written and judged, as the document that import reads back without loss. */
export async function exportHypotheses(
  store: Store,
  portalId: string,
): Promise<ReturnType<typeof writeHypothesesFile>> {
  const content: HypothesesFile = {
    hypotheses: await store.hypotheses.list(portalId),
    judgements: await store.judgements.all(portalId),
  };
  return writeHypothesesFile(content);
}
