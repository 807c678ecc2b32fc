import { describeStoreContract } from '../../contract/store.contract.ts';
import { makeLowdbStore } from './temporary-store.ts';

describeStoreContract('lowdb', makeLowdbStore);
