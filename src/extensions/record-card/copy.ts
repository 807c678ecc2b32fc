import type { ApiFailure } from '../api/client.ts';

/** What the card says when it cannot show a record: title, text, and whether trying again can help. */
export const FAILURES: Record<ApiFailure, { title: string; text: string; canRetry: boolean }> = {
  not_connected: {
    title: 'Groundwork isn’t connected',
    text: 'An admin can connect it in Settings › Integrations › Connected apps › Groundwork. Nothing is lost.',
    canRetry: false,
  },
  not_allowed: {
    title: 'We can’t see segments',
    text: 'The app lacks permission to read segments. An admin can grant it in settings.',
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

export const NO_ORIGIN = {
  title: 'Not set up yet',
  text: 'This app was uploaded without the address of its server (API_ORIGIN). Its developer can add it.',
};

export const LIMITS =
  'We see segments and our own workflow step. HubSpot doesn’t show apps every workflow a record is in.';
