import { describeStoreContract } from '../../../contract/store.contract.ts';
import { eachFile, makePostgresStore } from './temporary-postgres.ts';

const database = eachFile();
describeStoreContract('PostgreSQL', () => makePostgresStore(database()));
