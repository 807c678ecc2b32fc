import {
  Button,
  Flex,
  Panel,
  PanelBody,
  PanelSection,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { type ReactNode, useState } from 'react';
import { WORKFLOWS } from '../words/pages.ts';
import { AttachForm } from './AttachForm.tsx';
import { ExemptForm } from './ExemptForm.tsx';
import { ServiceForm } from './ServiceForm.tsx';

interface Props {
  /** Ids of workflows. */
  chosen: readonly string[];
  onDone: () => void;
  /** What is chosen, where that is not plain to see. */
  heading?: string;
}

/** What can be done to several workflows at once, or to one. */
export function BulkActions({ chosen, onDone, heading }: Props) {
  const { addAlert, closeOverlay } = useExtensionActions<'pages'>();
  const end = (id: string) => () => {
    closeOverlay(id);
    addAlert({ type: 'success', title: WORKFLOWS.kept(chosen.length), message: WORKFLOWS.nextAudit });
    onDone();
  };
  return (
    <Flex gap="sm" align="center" wrap="wrap">
      {heading !== undefined && <Text>{heading}</Text>}
      <Opens id="attach-workflows" title={WORKFLOWS.attach}>
        <AttachForm workflowIds={chosen} onDone={end('attach-workflows')} />
      </Opens>
      <Opens id="exempt-workflows" title={WORKFLOWS.exempt}>
        <ExemptForm workflowIds={chosen} onDone={end('exempt-workflows')} />
      </Opens>
      <Opens id="service-workflows" title={WORKFLOWS.service}>
        <ServiceForm workflowIds={chosen} onDone={end('service-workflows')} />
      </Opens>
    </Flex>
  );
}

/** A button that opens a panel; what is in it is made when it opens. */
function Opens({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Button
      size="sm"
      overlay={
        <Panel id={id} title={title} width="sm" onOpen={() => setOpen(true)} onClose={() => setOpen(false)}>
          <PanelBody>
            <PanelSection>{isOpen && children}</PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      {title}
    </Button>
  );
}
