import type { Attached } from '@groundwork/core/contract/changes';
import { Flex, LoadingButton, SearchInput, Select, useDebounce } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import type { Asset } from '../api/assets.ts';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { ROLES } from '../words/states.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';
import { Warnings } from './Warnings.tsx';

const PAUSE_MS = 300;
const MOST = 20;

interface Found {
  asset: Asset;
  label: string;
}

/** Finds a segment or a workflow by its name and attaches it. */
export function FindAsset({ page: { hypothesis }, refresh }: SectionProps) {
  const { api } = useFrame();
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<Found | null>(null);
  const [warnings, setWarnings] = useState<Attached['warnings']>([]);
  const found = useFound(words, hypothesis);
  const { run, isRunning, failure } = useAction(
    ({ asset }: Found) => api.attach(hypothesis.id, hypothesis.version, [asset]),
    (attached) => {
      choose(null);
      setWarnings(attached.warnings);
      refresh();
    },
  );
  const keyOf = ({ asset: { kind, id, role } }: Found) => `${kind} ${id} ${role}`;
  return (
    <Flex direction="column" gap="sm" align="start">
      <Flex gap="sm" align="end" wrap="wrap">
        <SearchInput label={HYPOTHESIS.find} name="find" value={words} onInput={setWords} />
        {found.length > 0 && (
          <Select
            label={HYPOTHESIS.found}
            name="asset"
            options={found.map((one) => ({ value: keyOf(one), label: one.label }))}
            {...(chosen === null ? {} : { value: keyOf(chosen) })}
            onChange={(value) => choose(found.find((one) => keyOf(one) === value) ?? null)}
          />
        )}
        <LoadingButton
          testId="attach-asset"
          loading={isRunning}
          disabled={chosen === null}
          onClick={() => (chosen === null ? undefined : run(chosen))}
        >
          {HYPOTHESIS.attach}
        </LoadingButton>
      </Flex>
      <Warnings warnings={warnings} />
      {failure !== null && <Failure failure={failure} onRetry={refresh} />}
    </Flex>
  );
}

/** What fits the words, once their author pauses; an answer to older words is dropped. */
function useFound(words: string, { status, objectTypeId }: SectionProps['page']['hypothesis']): Found[] {
  const { api } = useFrame();
  const paused = useDebounce(words, PAUSE_MS);
  const [found, setFound] = useState<Found[]>([]);
  const takesSegments = status === 'draft';
  useEffect(() => {
    if (paused.trim() === '') return undefined;
    let isCurrent = true;
    const ask = { query: paused, limit: String(MOST) };
    void Promise.all([
      api.workflows(ask),
      takesSegments ? api.segments({ ...ask, objectTypeId }) : Promise.resolve(null),
    ]).then(([workflows, segments]) => {
      if (!isCurrent) return;
      setFound([
        ...(segments?.ok === true ? segments.value.results.flatMap(segmentOptions) : []),
        ...(workflows.ok ? workflows.value.results.map(workflowOption) : []),
      ]);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, paused, takesSegments, objectTypeId]);
  return words.trim() === '' ? [] : found;
}

function segmentOptions({ id, name }: { id: string; name: string }): Found[] {
  return (['treatment', 'control'] as const).map((role) => ({
    asset: { kind: 'list', id, role },
    label: `Segment ${name}: ${ROLES[role].toLowerCase()}`,
  }));
}

function workflowOption({ id, name }: { id: string; name: string }): Found {
  return { asset: { kind: 'workflow', id, role: 'tactic' }, label: `Workflow ${name}` };
}
