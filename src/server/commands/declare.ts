import type { Command } from 'commander';
import { declareAudit, declareLint } from './declare/audit.ts';
import { declareFiles } from './declare/files.ts';
import { declareHypothesisVerbs } from './declare/hypotheses.ts';
import { declareJudgements } from './declare/judgements.ts';
import { declarePortal } from './declare/portal.ts';
import { declareMeasure, declareSync } from './declare/results.ts';
import { declareRunning } from './declare/running.ts';
import { declareSetup } from './declare/setup.ts';
import { declareSparing } from './declare/sparing.ts';
import { declareStats } from './declare/stats.ts';
import { declareStore } from './declare/store.ts';
import type { Shell } from './shell.ts';

/** Runs a command with a shell; command modules are loaded only when they are called. */
export type Start = (command: (shell: Shell) => Promise<number>) => Promise<void>;

/** Declares every command with its options; the work is in one module per command. */
export function declareCommands(program: Command, start: Start): void {
  declareLint(program, start);
  declareAudit(program, start);
  declareHypothesisVerbs(program, start);
  declareSparing(program, start);
  declareJudgements(program, start);
  declareMeasure(program, start);
  declareSync(program, start);
  declareStats(program, start);
  declareFiles(program, start);
  declareSetup(program, start);
  declareStore(program, start);
  declareRunning(program, start);
  declarePortal(program);
}
