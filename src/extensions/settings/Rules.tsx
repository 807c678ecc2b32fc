import type { RuleStanding } from '@groundwork/core/contract/rule-settings';
import { Button, Flex, Heading, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { DataTable } from '../lib/DataTable.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { RULES, SET_BY, SPEAKS_AS } from '../words/rules.ts';
import { RuleForm } from './RuleForm.tsx';
import type { SettingsProps } from './SettingsView.tsx';

const COLUMNS = [{ label: RULES.rule }, { label: RULES.speaksAs }, { label: RULES.setBy }];
const CHANGE = { label: RULES.change, width: 'min' } as const;

/** Every rule of the audit, how it speaks here and who set it; editors may change it. */
export function Rules({ api, settings }: Pick<SettingsProps, 'api' | 'settings'>) {
  const load = useCallback(() => api.rules(), [api]);
  const loaded = useRemote(load);
  const [chosen, choose] = useState<string | null>(null);
  const { mayEdit } = settings.you;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{RULES.title}</Heading>
      <Text>{RULES.text}</Text>
      <RemoteView loaded={loaded}>
        {({ rules }) => (
          <>
            <DataTable columns={mayEdit ? [...COLUMNS, CHANGE] : COLUMNS}>
              {rules.map((rule) => (
                <Row key={rule.id} rule={rule} onChoose={mayEdit ? choose : null} />
              ))}
            </DataTable>
            {rules
              .filter(({ id }) => id === chosen)
              .map((rule) => (
                <RuleForm
                  key={rule.id}
                  api={api}
                  rule={rule}
                  onClose={() => choose(null)}
                  onDone={() => {
                    choose(null);
                    loaded.refresh();
                  }}
                />
              ))}
          </>
        )}
      </RemoteView>
    </Flex>
  );
}

function Row({ rule, onChoose }: { rule: RuleStanding; onChoose: ((id: string) => void) | null }) {
  const { id, title, severity, from } = rule;
  return (
    <TableRow>
      <TableCell>{RULES.changing(id, title)}</TableCell>
      <TableCell>{SPEAKS_AS[severity]}</TableCell>
      <TableCell>{SET_BY[from]}</TableCell>
      {onChoose !== null && (
        <TableCell width="min">
          <Button size="xs" disabled={from === 'file'} onClick={() => onChoose(id)}>
            {RULES.change}
          </Button>
        </TableCell>
      )}
    </TableRow>
  );
}
