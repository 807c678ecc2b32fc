import { startProcess, type ProcessSetup } from '../helpers/groundwork-process.ts';

export interface ServedGroundwork<Answer> {
  answer: Answer;
  /** The most memory the server ever held, in MB. */
  peakMb: number;
}

/**
 * Runs work while a real process of Groundwork is up, and stops it after; the address is that of a server, empty of a
 * worker. Throws with what the process said when it does not start, or ends meanwhile.
 */
export async function withGroundwork<Answer>(
  setup: ProcessSetup,
  work: (url: string) => Promise<Answer>,
): Promise<ServedGroundwork<Answer>> {
  const child = startProcess(setup);
  try {
    const answer = await Promise.race([child.up().then((url) => work(url ?? '')), child.ended()]);
    await child.stop();
    const peakMb = await child.peakMb();
    if (peakMb === null) throw new Error(`“${setup.argv.join(' ')}” had to be killed.`);
    return { answer, peakMb };
  } finally {
    await child.kill();
  }
}
