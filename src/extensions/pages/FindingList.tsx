import type { Finding } from '@groundwork/core/contract/audit-finding';
import { Flex, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';

/** Findings in a line each, with a way to what they are about. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <Flex direction="column" gap="sm">
      {findings.map(({ fingerprint, asset, message }) => (
        <Flex key={fingerprint} direction="column" gap="flush">
          <AssetLink asset={asset} />
          <Text>{message}</Text>
        </Flex>
      ))}
    </Flex>
  );
}

function AssetLink({ asset: { kind, id, name } }: Pick<Finding, 'asset'>) {
  if (kind === 'workflow') return <PageLink to={`/workflows/${id}`}>{name}</PageLink>;
  if (kind === 'hypothesis') return <PageLink to={`/hypotheses/${id}`}>{name}</PageLink>;
  return <Text format={{ fontWeight: 'bold' }}>{name}</Text>;
}
