import { hubspot } from '@hubspot/ui-extensions';
import { RecordCardEntry } from './RecordCardEntry.tsx';

hubspot.extend<'crm.record.sidebar'>(() => <RecordCardEntry place="sidebar" />);
