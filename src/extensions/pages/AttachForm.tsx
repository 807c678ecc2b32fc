import type { HypothesisSummary } from '@groundwork/core/contract/hypothesis-page';
import { Select, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import type { ApiResult } from '../api/client.ts';
import type { PagesApi } from '../api/pages-api.ts';
import { ActionButton } from '../lib/ActionButton.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { BULK } from '../words/pages.ts';
import { STATUSES } from '../words/states.ts';
import { useFrame } from './frame.tsx';

interface Props {
  workflowIds: readonly string[];
  onDone: () => void;
}

/** Attaches workflows to a hypothesis that is being written or runs. */
export function AttachForm({ workflowIds, onDone }: Props) {
  const { api } = useFrame();
  const load = useCallback(() => openHypotheses(api), [api]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {(open) =>
        open.length === 0 ? (
          <Text>{BULK.noHypotheses}</Text>
        ) : (
          <Choice hypotheses={open} workflowIds={workflowIds} onDone={onDone} />
        )
      }
    </RemoteView>
  );
}

/** Running ones and drafts, each asked for by itself: those that are over must not take their places. */
async function openHypotheses(api: PagesApi): Promise<ApiResult<readonly HypothesisSummary[]>> {
  const [live, drafts] = await Promise.all([
    api.hypotheses({ status: 'live', limit: '100' }),
    api.hypotheses({ status: 'draft', limit: '100' }),
  ]);
  if (!live.ok) return live;
  if (!drafts.ok) return drafts;
  return { ok: true, value: [...live.value.results, ...drafts.value.results] };
}

function Choice({ hypotheses, workflowIds, onDone }: Props & { hypotheses: readonly HypothesisSummary[] }) {
  const { api } = useFrame();
  const [chosen, choose] = useState<HypothesisSummary | null>(null);
  const assets = workflowIds.map((id) => ({ kind: 'workflow' as const, id, role: 'tactic' as const }));
  return (
    <>
      <Select
        label={BULK.hypothesis(workflowIds.length)}
        name="hypothesis"
        options={hypotheses.map(({ id, title, status }) => ({
          value: id,
          label: `${title || id} (${STATUSES[status].label})`,
        }))}
        {...(chosen === null ? {} : { value: chosen.id })}
        onChange={(value) => choose(hypotheses.find(({ id }) => id === value) ?? null)}
      />
      {chosen !== null && <Text variant="microcopy">{chosen.sentence}</Text>}
      <ActionButton
        testId="do-attach"
        variant="primary"
        label={BULK.doAttach}
        act={chosen === null ? null : () => api.attach(chosen.id, chosen.version, assets)}
        onDone={onDone}
      />
    </>
  );
}
