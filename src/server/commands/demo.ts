import { openDemo } from './demo/open-demo.ts';
import { replayPlan } from './demo/replay-plan.ts';
import { nextSteps } from './demo/next-steps.ts';
import { headerText, reportText } from './demo/report-text.ts';
import { runVerbs } from './demo/run-verbs.ts';
import { EXIT, type Shell } from './shell.ts';

interface DemoOptions {
  once?: true;
  port?: number;
  seed: number;
  workflows?: number;
  contacts?: number;
}

/** Shows the whole product on a made-up account; without `--once` it stays up until Ctrl-C. */
export async function demoCommand(shell: Shell, options: DemoOptions): Promise<number> {
  const startedAt = shell.now();
  const { config, now: wallClock, note, out, colour, width } = shell;
  const demo = await openDemo(options, { config, endsAt: startedAt, wallClock, note });
  try {
    out(headerText(demo, { colour }));
    await replayPlan(demo, shell.progress);
    const verbs = await runVerbs(demo, shell.progress);
    out(reportText({ ...verbs, demo, seconds: (shell.now() - startedAt) / 1000 }, { colour, width }));
    if (options.once === true) {
      out(`\n${nextSteps([['the same in your browser', 'npm start']])}`);
    } else {
      const { stayUp } = await import('./demo/stay-up.ts');
      await stayUp(shell, demo, options.port ?? config.port);
    }
  } finally {
    await demo.close();
  }
  return EXIT.clean;
}
