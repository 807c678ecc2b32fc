import { hypothesisId, makeHypothesis, makeSlots } from '../../factories/hypotheses.ts';
import { makeLedgerRow } from '../../factories/entities.ts';
import { openForTest } from './temporary-store.ts';

/*
 * A process of its own that writes to the folder given as first argument. `hold` only keeps it open; `write` adds
 * hypotheses and ledger rows, numbered from the third argument on, and prints each number once the store has
 * acknowledged it; `grow` does the same with ever larger batches, until the store refuses, and prints the code.
 */
// With a listener of its own the process lives on when a write goes beyond the limit, and the write fails.
process.on('SIGXFSZ', () => undefined);
const [directory = '', task = 'hold', from = '0'] = process.argv.slice(2);
const store = await openForTest(directory);
process.stdout.write('ready\n');

async function write(number: number): Promise<void> {
  await Promise.all([
    store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(number) })),
    store.ledger.append('A', hypothesisId(1), [makeLedgerRow({ recordId: `${number}` })]),
  ]);
  process.stdout.write(`${number}\n`);
}

async function growLedger(number: number): Promise<void> {
  const rows = Array.from({ length: 20 }, (_, row) => makeLedgerRow({ recordId: `${number}-${row}` }));
  await store.ledger.append('A', hypothesisId(1), rows);
  process.stdout.write(`${number}\n`);
}

async function growHypotheses(number: number): Promise<void> {
  const slots = makeSlots({ evidence: 'x'.repeat(2_000) });
  await store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(number), slots }));
  process.stdout.write(`${number}\n`);
}

async function until(step: (number: number) => Promise<void>): Promise<void> {
  for (let number = Number(from); ; number += 1) await step(number);
}

function printCode(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  process.stdout.write(`refused ${String(code)}\n`);
}

if (task === 'hold') setInterval(() => undefined, 1_000);
if (task === 'write') await until(write);
if (task === 'grow-ledger') await until(growLedger).catch(printCode);
if (task === 'grow-hypotheses') await until(growHypotheses).catch(printCode);
