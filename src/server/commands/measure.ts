import { measureTable } from '../report/measure-table.ts';
import { measure } from '../use-cases/measure/measure.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface MeasureOptions {
  hypothesis?: string;
  format: 'table' | 'json';
  sandbox?: true;
}

/** Exit 2 when a hypothesis could not be measured; the others were. */
export async function measureCommand(shell: Shell, options: MeasureOptions): Promise<number> {
  const report = await withAccount(shell, { mode: 'write', sandbox: options.sandbox }, (account) =>
    measure(account, account.portalId, { hypothesisId: options.hypothesis }),
  );
  shell.out(
    options.format === 'json'
      ? JSON.stringify(report, null, 2)
      : measureTable(report, { colour: shell.colour, width: shell.width }),
  );
  return report.failed.length > 0 ? EXIT.failed : EXIT.clean;
}
