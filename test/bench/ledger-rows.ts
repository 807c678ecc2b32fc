import { makeLedgerRow } from '../factories/entities.ts';
import { asked, report } from './child.ts';
import { openTables } from './served-database.ts';

interface Asked {
  databaseUrl: string;
  portalId: string;
  hypothesisId: string;
  /** Rows that are added, and the id of the first of them. */
  rows: number;
  firstId: number;
}

/** Reads a whole ledger, then adds rows to it; says how long each took, in milliseconds. */
const { databaseUrl, portalId, hypothesisId, rows, firstId } = asked<Asked>();
const store = await openTables(databaseUrl);
const startedAt = performance.now();
let read = 0;
for await (const row of store.ledger.open(portalId, hypothesisId)) read += row.recordId === '' ? 0 : 1;
const readAt = performance.now();
const added = Array.from({ length: rows }, (_, index) =>
  makeLedgerRow({ recordId: String(firstId + index) }),
);
await store.ledger.append(portalId, hypothesisId, added);
const addedAt = performance.now();
if ((await store.ledger.count(portalId, hypothesisId)) !== read + rows)
  throw new Error(`The ledger has not ${read + rows} rows.`);
await store.close();
report({ readMs: readAt - startedAt, addMs: addedAt - readAt });
