import type { SyncReport } from '../../../core/contract/sync-report.ts';
import { dayOf } from '../../../core/time.ts';
import { COHORT_FACTS } from '../../../sandbox/seed/facts.ts';
import { demoContents } from '../../../sandbox/seed/hypotheses.ts';
import { auditTable } from '../../report/audit-table.ts';
import { figure, wrap } from '../../report/layout.ts';
import { measureTable } from '../../report/measure-table.ts';
import { recordText } from '../../report/record-text.ts';
import { styleFor } from '../../report/style.ts';
import { syncTable } from '../../report/sync-table.ts';
import type { DemoAccount } from './open-demo.ts';
import type { VerbReports } from './run-verbs.ts';

interface Look {
  colour: boolean;
  width: number;
}

/** The first line, there before anything is read. */
export function headerText(demo: DemoAccount, { colour }: Pick<Look, 'colour'>): string {
  const contacts = demo.portal.world.records.get('0-1')?.size ?? 0;
  const day = dayOf(demo.endsAt, demo.timeZone);
  const text = `Groundwork · demo account, ${figure(contacts)} made-up contacts · ${day}`;
  return `${styleFor(colour).bold(text)}\n`;
}

/** What the verbs found, a section each, and whether it is what was planted. */
export function reportText(demo: VerbReports & { demo: DemoAccount; seconds: number }, look: Look): string {
  const style = styleFor(look.colour);
  const { uiDomain } = demo.demo;
  const again = writtenRecords(demo.writtenAgain);
  return [
    auditTable(demo.audit, { ...look, uiDomain }),
    measureTable(demo.measured, look),
    ...(demo.card === null ? [] : [recordText(demo.card, look)]),
    syncTable(demo.written, look),
    `  A second run wrote ${figure(again)}. In your own account this stays off until you switch it on.\n`,
    ...wrap(plantedSentence(demo), Math.min(look.width, 110)),
    style.dim(effort(demo)),
  ].join('\n');
}

function writtenRecords(report: SyncReport): number {
  return report.objectTypes.reduce((sum, { written }) => sum + written, 0);
}

/** Compares the verdicts with what the seed planted, by title; nothing is taken for granted. */
function plantedSentence({ measured, demo }: VerbReports & { demo: DemoAccount }): string {
  const contents = demoContents(demo.endsAt);
  const planted = Object.entries(COHORT_FACTS).map(([key, facts]) => {
    const title = contents[key as keyof typeof COHORT_FACTS].slots.title; // the keys of COHORT_FACTS
    const reading = measured.hypotheses.find((entry) => entry.title === title)?.reading;
    return { title, expected: facts.state, found: reading?.state ?? 'not measured' };
  });
  const wrong = planted.filter(({ expected, found }) => expected !== found);
  if (wrong.length === 0) {
    return 'We planted one true hypothesis, one false, one too small to tell and one too young: all four were called right.';
  }
  const list = wrong.map(
    ({ title, expected, found }) => `“${title}” was planted as ${expected} and called ${found}`,
  );
  return `Not as planted: ${list.join('; ')}. Please report this.`;
}

function effort({ demo, seconds }: { demo: DemoAccount; seconds: number }): string {
  const { total, refusedByRateLimit } = demo.hubspot.requests();
  const refused = refusedByRateLimit === 0 ? 'none refused' : `${refusedByRateLimit} refused for their rate`;
  return `${seconds.toFixed(1)} s, ${figure(total)} requests to the demo account, ${refused}; writes to workflows: 0`;
}
