import type { Started } from '@groundwork/core/contract/changes';
import { Alert, Text } from '@hubspot/ui-extensions';
import { HYPOTHESIS } from '../words/hypothesis.ts';

/** What may stand, but should be known. */
export function Warnings({ warnings }: Pick<Started, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <Alert title={HYPOTHESIS.warnings} variant="warning">
      {warnings.map(({ code, message, hint }) => (
        <Text key={`${code}${message}`}>{`${message} ${hint}`}</Text>
      ))}
    </Alert>
  );
}
