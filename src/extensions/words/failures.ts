import type { ApiFailure, Failed } from '../api/client.ts';

export interface FailureWords {
  title: string;
  text: string;
  /** Whether trying again can help. */
  canRetry: boolean;
}

export const NOT_AN_EDITOR = {
  title: 'You can look, not change',
  text: 'Ask one of the editors named in Groundwork’s settings.',
};

const WORDS: Record<ApiFailure, FailureWords> = {
  not_connected: {
    title: 'Groundwork isn’t connected',
    text: 'An admin can connect it in Settings › Integrations › Connected apps › Groundwork. Nothing is lost.',
    canRetry: false,
  },
  not_recognised: {
    title: 'Groundwork’s server doesn’t recognise HubSpot',
    text: 'Its client secret or its address is set wrong. Whoever runs it can mend that. Nothing is lost.',
    canRetry: true,
  },
  not_an_editor: { ...NOT_AN_EDITOR, canRetry: false },
  not_allowed: {
    title: 'We can’t see segments',
    text: 'The app lacks permission to read segments. An admin can grant it in settings.',
    canRetry: false,
  },
  not_found: {
    title: 'It isn’t there',
    text: 'It may have been removed meanwhile. Go back to the list and choose again.',
    canRetry: false,
  },
  conflict: {
    title: 'Someone changed this meanwhile',
    text: 'Nothing was overwritten. Load it again, then repeat your change.',
    canRetry: true,
  },
  refused: {
    title: 'That can’t be done as it stands',
    text: 'Mend what is named and try again.',
    canRetry: false,
  },
  busy: {
    title: 'Still busy',
    text: 'Many things are being read at once. Try again in a moment.',
    canRetry: true,
  },
  server: {
    title: 'Couldn’t load',
    text: 'Our server didn’t answer. Your HubSpot data is fine.',
    canRetry: true,
  },
  unreachable: {
    title: 'Couldn’t load',
    text: 'Our server didn’t answer. Your HubSpot data is fine.',
    canRetry: true,
  },
  not_understood: {
    title: 'Couldn’t load',
    text: 'We got an answer we don’t understand. Your HubSpot data is fine.',
    canRetry: true,
  },
};

/** Failures of which the server knows better what is wrong than a general sentence does. */
const SERVER_KNOWS: ReadonlySet<ApiFailure> = new Set(['refused', 'not_found', 'not_allowed']);

/** What people are told when something could not be read or done. */
export function failureWords({ failure, message, hint }: Failed): FailureWords {
  const words = WORDS[failure];
  if (message === null || !SERVER_KNOWS.has(failure)) return words;
  return { ...words, text: [message, hint].filter(Boolean).join(' ') };
}

export const TRY_AGAIN = 'Try again';
export const STILL_LOOKING = 'Still looking …';

export const NO_ORIGIN = {
  title: 'Not set up yet',
  text: 'This app was uploaded without the address of its server (API_ORIGIN). Its developer can add it.',
};
