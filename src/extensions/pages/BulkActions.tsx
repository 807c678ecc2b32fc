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
import { BULK, WORKFLOWS } from '../words/pages.ts';
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
      <Opens id="attach-workflows" label={WORKFLOWS.attach} title={BULK.attach(chosen.length)}>
        <AttachForm workflowIds={chosen} onDone={end('attach-workflows')} />
      </Opens>
      <Opens id="exempt-workflows" label={WORKFLOWS.exempt} title={BULK.exempt(chosen.length)}>
        <ExemptForm workflowIds={chosen} onDone={end('exempt-workflows')} />
      </Opens>
      <Opens id="service-workflows" label={WORKFLOWS.service} title={BULK.service(chosen.length)}>
        <ServiceForm workflowIds={chosen} onDone={end('service-workflows')} />
      </Opens>
    </Flex>
  );
}

interface OpensProps {
  id: string;
  label: string;
  /** Of the panel. */
  title: string;
  children: ReactNode;
}

/** A button that opens a panel; what is in it is made when it opens. */
function Opens({ id, label, title, children }: OpensProps) {
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
      {label}
    </Button>
  );
}
