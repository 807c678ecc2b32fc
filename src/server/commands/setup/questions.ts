import { readConfig } from '../../config.ts';

/** A key for one account, or an app that accounts install. */
export type Way = 'key' | 'app';

/** What people answer, as they wrote it; empty where there is none. */
export interface Answers {
  publicUrl: string;
  dataDir: string;
  /** HubSpot user ids, comma-separated; with a key only. */
  editors: string;
  /** Id of the HubSpot account to which the app's project is uploaded; with an app only. */
  account: string;
}

export interface Question {
  of: keyof Answers;
  option: string;
  text: string;
  /** Taken when the answer is empty. */
  usual: string;
  /** What is wrong with an answer; null when nothing is. */
  problem(answer: string): string | null;
}

export const WAY_QUESTION =
  'How do you connect HubSpot? key: one account, by a service key. app: accounts install it, with cards and pages ' +
  'inside HubSpot. [key or app]';

export function isWay(text: string): text is Way {
  return text === 'key' || text === 'app';
}

const DATA_DIR: Question = {
  of: 'dataDir',
  option: '--data-dir',
  text: 'In which folder is data kept? [data]',
  usual: 'data',
  problem: (answer) => settingProblem('GROUNDWORK_DATA_DIR', answer),
};

/** The questions after the first one. Each answer is held to what the setting itself has to be. */
export const QUESTIONS: Record<Way, readonly Question[]> = {
  key: [
    {
      of: 'publicUrl',
      option: '--public-url',
      text: 'Under which https address does HubSpot reach this server? [none: the command line only]',
      usual: '',
      problem: addressProblem,
    },
    DATA_DIR,
    {
      of: 'editors',
      option: '--editors',
      text: 'Who may change things from inside HubSpot? User ids, comma-separated. [nobody]',
      usual: '',
      problem: (answer) => settingProblem('GROUNDWORK_EDITORS', answer),
    },
  ],
  app: [
    {
      of: 'publicUrl',
      option: '--public-url',
      text: 'Under which https address does HubSpot reach this server?',
      usual: '',
      problem: (answer) =>
        answer === '' ? 'is needed: HubSpot calls the app there' : addressProblem(answer),
    },
    DATA_DIR,
    {
      of: 'account',
      option: '--account',
      text: 'Under which HubSpot account is the app made? The id of your developer account.',
      usual: '',
      problem: (answer) => (/^[1-9]\d{0,14}$/.test(answer) ? null : 'is not the id of an account (digits)'),
    },
  ],
};

function settingProblem(variable: string, answer: string): string | null {
  const read = readConfig({ [variable]: answer });
  return read.ok ? null : (read.problems[0]?.message ?? 'is not valid');
}

/** HubSpot calls https only, and the paths are the server's own. */
function addressProblem(answer: string): string | null {
  const problem = settingProblem('GROUNDWORK_PUBLIC_URL', answer);
  if (problem !== null || answer === '') return problem;
  const { protocol, origin } = new URL(answer);
  if (protocol !== 'https:') return 'is not an https address, and HubSpot calls no other';
  return answer.replace(/\/$/, '') === origin ? null : `has more than the address itself, ${origin}`;
}
