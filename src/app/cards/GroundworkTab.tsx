import { hubspot } from '@hubspot/ui-extensions';
import { RecordCardEntry } from './RecordCardEntry.tsx';

hubspot.extend<'crm.record.tab'>(() => <RecordCardEntry place="tab" />);
