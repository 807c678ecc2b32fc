import type { JudgementList } from '@groundwork/core/contract/judgement-list';
import { longDay } from '@groundwork/core/explain/card-words';
import { Flex, Heading, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { ApiResult } from '../api/client.ts';
import { ActionButton } from '../lib/ActionButton.tsx';
import { DataTable } from '../lib/DataTable.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

interface Line {
  key: string;
  what: string;
  reason: string;
  until: string;
  takeBack: () => Promise<ApiResult<unknown>>;
}

/** What was exempted and muted, until when, with a way to take each back. */
export function Judgements({ api, settings }: SettingsProps) {
  const load = useCallback(() => api.judgements(), [api]);
  const loaded = useRemote(load);
  const mayEdit = settings.you.mayEdit;
  return (
    <RemoteView loaded={loaded}>
      {(list) => (
        <>
          <Lines
            title={SETTINGS.exemptions}
            lines={exemptionLines(list, api)}
            total={list.exemptionCount}
            mayEdit={mayEdit}
            refresh={loaded.refresh}
          />
          <Lines
            title={SETTINGS.mutes}
            lines={muteLines(list, api)}
            total={list.muteCount}
            mayEdit={mayEdit}
            refresh={loaded.refresh}
          />
        </>
      )}
    </RemoteView>
  );
}

function exemptionLines({ exemptions }: JudgementList, api: SettingsProps['api']): Line[] {
  return exemptions.map(({ asset, name, reason, until }) => ({
    key: `${asset.kind}${asset.id}`,
    what: name ?? `${asset.kind === 'list' ? 'segment' : 'workflow'} ${asset.id}`,
    ...{ reason, until },
    takeBack: () => api.unexempt(asset),
  }));
}

function muteLines({ mutes }: JudgementList, api: SettingsProps['api']): Line[] {
  return mutes.map(({ ruleId, asset, assetName, fingerprint, name, reason, until }) => {
    const place =
      fingerprint !== null ? { fingerprint } : name !== null ? { ruleId, name } : { ruleId, asset };
    return {
      key: JSON.stringify(place),
      what: [assetName ?? asset?.id ?? name ?? 'one finding', `(${ruleId})`].join(' '),
      ...{ reason, until },
      takeBack: () => api.unmute(place),
    };
  });
}

interface LinesProps {
  title: string;
  lines: readonly Line[];
  total: number;
  mayEdit: boolean;
  refresh: () => void;
}

const COLUMNS = [{ label: SETTINGS.what }, { label: SETTINGS.reason }, { label: SETTINGS.until }];
const TAKE_BACK = { label: SETTINGS.takeBack, width: 'min' } as const;

function Lines({ title, lines, total, mayEdit, refresh }: LinesProps) {
  return (
    <Flex direction="column" gap="sm">
      <Heading>{title}</Heading>
      {lines.length === 0 && <Text>{SETTINGS.none}</Text>}
      {lines.length > 0 && (
        <DataTable columns={mayEdit ? [...COLUMNS, TAKE_BACK] : COLUMNS}>
          {lines.map((line) => (
            <Row key={line.key} line={line} mayEdit={mayEdit} refresh={refresh} />
          ))}
        </DataTable>
      )}
      {total > lines.length && <Text variant="microcopy">{SETTINGS.more(total - lines.length)}</Text>}
    </Flex>
  );
}

function Row({ line, mayEdit, refresh }: Pick<LinesProps, 'mayEdit' | 'refresh'> & { line: Line }) {
  return (
    <TableRow>
      <TableCell>{line.what}</TableCell>
      <TableCell>{line.reason}</TableCell>
      <TableCell>{longDay(line.until)}</TableCell>
      {mayEdit && (
        <TableCell width="min">
          <ActionButton size="xs" label={SETTINGS.takeBack} act={line.takeBack} onDone={refresh} />
        </TableCell>
      )}
    </TableRow>
  );
}
