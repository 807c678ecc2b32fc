import { describe, expect, it } from 'vitest';
import type { WorkflowEntry } from '../../../src/core/contract/audit-entry.ts';
import { auditTable } from '../../../src/server/report/audit-table.ts';
import { makeAuditReport, makeWorkflowEntry } from '../../factories/entities.ts';

const page = (...looseEnds: WorkflowEntry['looseEnds'][]) =>
  auditTable(
    makeAuditReport({
      workflows: looseEnds.map((ends, index) =>
        makeWorkflowEntry({ id: String(index), name: `Nurture ${index}`, looseEnds: ends }),
      ),
    }),
    { colour: false, width: 110, uiDomain: null },
  );

describe('loose ends on the page', () => {
  it('are told with the actions they are at', () => {
    const text = page({
      danglingEdges: [{ from: '10', to: '9999', path: '$.actions[9].connection.nextActionId' }],
      unreachable: ['7', '11'],
    });
    expect(text).toContain('LOOSE ENDS');
    expect(text).toContain(
      '“Nurture 0”: Action 10 leads to action 9999, which is not there. Nothing leads to actions 7 and 11.',
    );
  });

  it('name the start where that leads nowhere', () => {
    const text = page({
      danglingEdges: [{ from: 'start', to: '4', path: '$.startActionId' }],
      unreachable: ['1'],
    });
    expect(text).toContain('The start leads to action 4, which is not there. Nothing leads to action 1.');
  });

  it('are counted beyond the first five', () => {
    const loose = { danglingEdges: [], unreachable: ['2'] };
    const text = page(loose, loose, loose, loose, loose, loose, loose);
    expect(text.match(/Nothing leads to action 2/g)).toHaveLength(5);
    expect(text).toContain('  and 2 more');
  });

  it('are not mentioned where all hangs together or nothing could be read', () => {
    expect(page({ danglingEdges: [], unreachable: [] }, null)).not.toContain('LOOSE ENDS');
  });
});
