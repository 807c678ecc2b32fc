import type { Finding } from '@groundwork/core/contract/audit-finding';
import { addMonths } from '@groundwork/core/time';
import { Accordion, Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { WORKFLOW, WORKFLOWS } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

/** Findings with what was seen, the next question, and a way to keep one from counting for a while. */
export function WorkflowFindings({ findings, none }: { findings: readonly Finding[]; none: string }) {
  if (findings.length === 0) return <Text>{none}</Text>;
  return (
    <Flex direction="column" gap="sm">
      {findings.map((finding) => (
        <OneFinding key={finding.fingerprint} finding={finding} />
      ))}
    </Flex>
  );
}

const TONES = { error: 'danger', warning: 'warning', note: 'default' } as const;
const WORDS = { error: 'Error', warning: 'Warning', note: 'Note' };
const MONTHS_MUTED = 3;

function OneFinding({ finding }: { finding: Finding }) {
  const { ruleId, severity, message, why, question, evidence, suppressed } = finding;
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Flex justify="between" gap="sm">
          <StatusTag variant={TONES[severity]}>{WORDS[severity]}</StatusTag>
          <Text variant="microcopy">{ruleId}</Text>
        </Flex>
        <Text format={{ fontWeight: 'demibold' }}>{message}</Text>
        <Text>{why}</Text>
        <Text>{question}</Text>
        {evidence.length > 0 && (
          <Accordion title={WORKFLOW.evidence} size="xs">
            {evidence.map(({ path, text }) => (
              <Text key={`${path}${text}`} variant="microcopy">
                {[text, path].filter(Boolean).join(' · ')}
              </Text>
            ))}
          </Accordion>
        )}
        {suppressed === null ? <Mute finding={finding} /> : <Suppressed suppressed={suppressed} />}
      </Flex>
    </Tile>
  );
}

function Suppressed({ suppressed }: { suppressed: NonNullable<Finding['suppressed']> }) {
  const words = suppressed.by === 'mute' ? WORKFLOW.muted : WORKFLOW.inBacklog;
  const until = suppressed.until === null ? '' : ` Until ${suppressed.until}.`;
  return <Text variant="microcopy">{`${words}: ${suppressed.reason}${until}`}</Text>;
}

function Mute({ finding: { fingerprint } }: { finding: Finding }) {
  const { api, viewer, today } = useFrame();
  const [isMuted, setMuted] = useState(false);
  if (!viewer.you.mayEdit) return null;
  if (isMuted) return <Text variant="microcopy">{`${WORKFLOW.muted}. ${WORKFLOWS.nextAudit}`}</Text>;
  return (
    <Flex direction="column" align="start">
      <ActionButton
        size="xs"
        label={WORKFLOW.mute}
        act={() => api.mute(fingerprint, WORKFLOW.muteReason, addMonths(today(), MONTHS_MUTED))}
        onDone={() => setMuted(true)}
      />
    </Flex>
  );
}
