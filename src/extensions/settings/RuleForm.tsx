import type { RuleStanding } from '@groundwork/core/contract/rule-settings';
import { Button, Flex, NumberInput, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { RuleChoice, SettingsApi } from '../api/settings-api.ts';
import { ActionButton } from '../lib/ActionButton.tsx';
import { RULES, SPEAKS_AS, THRESHOLDS } from '../words/rules.ts';

interface Props {
  api: SettingsApi;
  rule: RuleStanding;
  onDone: () => void;
  onClose: () => void;
}

type Speaking = RuleStanding['severity'];
const SPEAKING = (Object.entries(SPEAKS_AS) as [Speaking, string][]).map(([value, label]) => ({
  value,
  label,
})); // the keys of the words

/** How one rule is to speak: as what, after how many days, and from which threshold on. */
export function RuleForm({ api, rule, onDone, onClose }: Props) {
  const [choice, setChoice] = useState<RuleChoice>(() => choiceOf(rule));
  const set = (change: Partial<RuleChoice>) => setChoice({ ...choice, ...change });
  return (
    <Flex direction="column" gap="sm" align="start">
      <Text format={{ fontWeight: 'bold' }}>{RULES.changing(rule.id, rule.title)}</Text>
      <Text>{rule.why}</Text>
      <Select
        label={RULES.speaksAs}
        name="severity"
        value={choice.severity}
        options={SPEAKING}
        onChange={(value) => set({ severity: SPEAKING.find((one) => one.value === value)?.value ?? 'off' })}
      />
      <NumberInput
        label={RULES.graceDays}
        name="graceDays"
        min={0}
        max={90}
        value={choice.graceDays}
        onChange={(days: number | undefined) => set({ graceDays: days ?? choice.graceDays })}
      />
      {Object.entries(choice.options).map(([name, value]) => (
        <NumberInput
          key={name}
          label={THRESHOLDS[name] ?? name}
          name={name}
          value={value}
          onChange={(next: number | undefined) =>
            set({ options: { ...choice.options, [name]: next ?? value } })
          }
        />
      ))}
      <Flex gap="sm" wrap="wrap">
        <ActionButton
          label={RULES.save}
          variant="primary"
          act={() => api.setRule(rule.id, choice)}
          onDone={onDone}
        />
        {rule.from === 'settings' && (
          <ActionButton label={RULES.byItself} act={() => api.setRule(rule.id, null)} onDone={onDone} />
        )}
        <Button onClick={onClose}>{RULES.close}</Button>
      </Flex>
    </Flex>
  );
}

function choiceOf({ severity, graceDays, options }: RuleStanding): RuleChoice {
  return {
    severity,
    graceDays,
    options: Object.fromEntries(options.map(({ name, value }) => [name, value])),
  };
}
