import type { HypothesisPage } from '../../src/core/contract/hypothesis-page.ts';
import type { Settings } from '../../src/core/contract/settings.ts';
import { lintHypothesis } from '../../src/core/hypotheses/lint.ts';
import { sentenceOf } from '../../src/core/hypotheses/sentence.ts';
import { makeDraft } from '../factories/hypotheses.ts';

/** What the server answers about the account, to an editor. */
export function makeSettings(overrides: Partial<Settings> = {}): Settings {
  return {
    connection: {
      portalId: '4242',
      uiDomain: 'app.hubspot.com',
      timeZone: 'Europe/Berlin',
      since: '2026-07-01T08:00:00.000Z',
    },
    access: { by: 'key', state: 'connected', granted: null, missing: [], connectUrl: null, eraseAt: null },
    requests: { total: 3, refusedByRateLimit: 0, byPurpose: { 'flows.read': 3 } },
    writesEnabled: false,
    writesHeldOut: false,
    tasksEnabled: false,
    editors: ['9001'],
    you: { userId: '9001', mayEdit: true },
    ...overrides,
  };
}

/** What the server answers about one hypothesis: a draft, unless told otherwise. */
export function makePage(overrides: Partial<HypothesisPage> = {}): HypothesisPage {
  const hypothesis = overrides.hypothesis ?? makeDraft({ version: 3 });
  return {
    hypothesis,
    sentence: sentenceOf(hypothesis),
    attachments: [],
    reading: null,
    course: [],
    lint: lintHypothesis(hypothesis),
    judged: null,
    misfits: { wrong_audience: 0, already_did_it: 0, asked_to_stop: 0, other: 0 },
    ...overrides,
  };
}
