import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import {
  Flex,
  Heading,
  Link,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { ROLES } from '../words/states.ts';
import { FindAsset } from './FindAsset.tsx';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';

type Attachment = HypothesisPage['attachments'][number];

/** Segments and workflows of a hypothesis; while it is a draft they can be added and taken away. */
export function Attachments({ page, refresh }: SectionProps) {
  const { settings } = useFrame();
  const { hypothesis, attachments } = page;
  const mayChange = settings.you.mayEdit && hypothesis.status !== 'retired';
  const mayDetach = mayChange && hypothesis.status === 'draft';
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.who}</Heading>
      {attachments.length === 0 ? (
        <Text>{HYPOTHESIS.none}</Text>
      ) : (
        <Table density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>{HYPOTHESIS.asset}</TableHeader>
              <TableHeader>{HYPOTHESIS.role}</TableHeader>
              {mayDetach && <TableHeader width="min">{HYPOTHESIS.detach}</TableHeader>}
            </TableRow>
          </TableHead>
          <TableBody>
            {attachments.map((one) => (
              <Row
                key={`${one.asset.kind}${one.asset.id}`}
                attachment={one}
                page={page}
                refresh={refresh}
                mayDetach={mayDetach}
              />
            ))}
          </TableBody>
        </Table>
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
  const { run, isRunning, failure } = useAction(
    (_: void) => api.detach(hypothesis.id, hypothesis.version, asset),
    refresh,
  );
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
          <LoadingButton size="xs" loading={isRunning} onClick={() => run()}>
            {HYPOTHESIS.detach}
          </LoadingButton>
          {failure !== null && <Failure failure={failure} onRetry={refresh} />}
        </TableCell>
      )}
    </TableRow>
  );
}
