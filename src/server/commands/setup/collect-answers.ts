import { Fault } from '../../../core/fault.ts';
import type { Shell } from '../shell.ts';
import type { SupportContact } from './profile-file.ts';
import { isWay, QUESTIONS, WAY_QUESTION, type Answers, type Question, type Way } from './questions.ts';

type Given = Partial<Answers> & SupportContact;

/** Throws `answer_missing` when standard input ends before it is answered. */
export async function askWay(shell: Shell): Promise<Way> {
  for (;;) {
    const answer = (await ask(shell, WAY_QUESTION, '--connect')).toLowerCase();
    if (isWay(answer)) return answer;
    shell.note('  It is key or app.');
  }
}

/**
 * Takes what was given as options and asks the rest; an answer that does not fit is asked again.
 * Throws `answers_invalid` with every option that does not fit, `answer_missing` when standard input ends.
 */
export async function collectAnswers(shell: Shell, way: Way, given: Given): Promise<Answers> {
  refuseMisfits(way, given);
  const answers: Answers = { publicUrl: '', dataDir: '', editors: '', account: '' };
  for (const question of QUESTIONS[way]) {
    const option = given[question.of];
    answers[question.of] = option === undefined ? await askOne(shell, question) : orUsual(question, option);
  }
  return answers;
}

const IDLE: Record<Way, Record<string, string>> = {
  key: { account: '--account', supportEmail: '--support-email', supportPhone: '--support-phone' },
  app: { editors: '--editors' },
};

function refuseMisfits(way: Way, given: Given): void {
  const wrong = QUESTIONS[way].flatMap((question) => {
    const option = given[question.of];
    const problem = option === undefined ? null : question.problem(orUsual(question, option));
    return problem === null ? [] : [`${question.option} ${problem}.`];
  });
  const idle = Object.entries(IDLE[way]).filter(([name]) => name in given);
  const problems = [
    ...wrong,
    ...idle.map(([, option]) => `${option} changes nothing with --connect ${way}.`),
  ];
  if (problems.length > 0)
    throw new Fault('answers_invalid', problems.join('\n'), 'Mend this; nothing was written.');
}

async function askOne(shell: Shell, question: Question): Promise<string> {
  for (;;) {
    const answer = orUsual(question, await ask(shell, question.text, question.option));
    const problem = question.problem(answer);
    if (problem === null) return answer;
    shell.note(`  That ${problem}.`);
  }
}

function orUsual({ usual }: Question, answer: string): string {
  return answer.trim() === '' ? usual : answer.trim();
}

async function ask(shell: Shell, text: string, option: string): Promise<string> {
  const line = await shell.ask(text);
  if (line !== null) return line.trim();
  const hint = `Answer it, or give it as ${option}. Nothing was written.`;
  throw new Fault('answer_missing', 'The answers ended before the last question.', hint);
}
