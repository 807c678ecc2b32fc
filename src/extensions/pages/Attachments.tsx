import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { Flex, Heading, Link, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { ActionButton } from '../lib/ActionButton.tsx';
import { DataTable } from '../lib/DataTable.tsx';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { ROLES } from '../words/states.ts';
import { FindAsset } from './FindAsset.tsx';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';

type Attachment = HypothesisPage['attachments'][number];

const COLUMNS = [{ label: HYPOTHESIS.asset }, { label: HYPOTHESIS.role }];
const DETACH = { label: HYPOTHESIS.detach, width: 'min' } as const;

/** Segments and workflows of a hypothesis; while it is a draft they can be added and taken away. */
export function Attachments({ page, refresh }: SectionProps) {
  const { viewer } = useFrame();
  const { hypothesis, attachments } = page;
  const mayChange = viewer.you.mayEdit && hypothesis.status !== 'retired';
  const mayDetach = mayChange && hypothesis.status === 'draft';
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.who}</Heading>
      {attachments.length === 0 ? (
        <Text>{HYPOTHESIS.none}</Text>
      ) : (
        <DataTable columns={mayDetach ? [...COLUMNS, DETACH] : COLUMNS}>
          {attachments.map((one) => (
            <Row
              key={`${one.asset.kind}${one.asset.id}`}
              attachment={one}
              page={page}
              refresh={refresh}
              mayDetach={mayDetach}
            />
          ))}
        </DataTable>
      )}
      {mayChange && <FindAsset page={page} refresh={refresh} />}
    </Flex>
  );
}

interface RowProps extends SectionProps {
  attachment: Attachment;
  mayDetach: boolean;
}

function Row({ attachment: { asset, name, role }, page: { hypothesis }, refresh, mayDetach }: RowProps) {
  const { api, links } = useFrame();
  const title = name ?? HYPOTHESIS.notAudited(asset.kind, asset.id);
  return (
    <TableRow>
      <TableCell>
        {asset.kind === 'workflow' ? (
          <PageLink to={`/workflows/${asset.id}`}>{title}</PageLink>
        ) : (
          <Link href={{ url: links.list(asset.id), external: true }}>{title}</Link>
        )}
      </TableCell>
      <TableCell>{ROLES[role]}</TableCell>
      {mayDetach && (
        <TableCell width="min">
          <ActionButton
            size="xs"
            label={HYPOTHESIS.detach}
            act={() => api.detach(hypothesis.id, hypothesis.version, asset)}
            onDone={refresh}
            onRetry={refresh}
          />
        </TableCell>
      )}
    </TableRow>
  );
}
