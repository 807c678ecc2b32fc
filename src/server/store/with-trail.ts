import type { Change } from '../../core/contract/change.ts';
import type { Judgements } from '../../core/grounding/judgements.ts';
import { toInstant } from '../../core/time.ts';
import { difference, type Fields } from './difference.ts';
import type { JudgementStore } from './port/judgements.ts';
import type { PortalRecord } from './port/portals.ts';
import type { Store } from './port/store.ts';

export interface Author {
  /** A HubSpot user id, `cli` or `hubspot`. */
  by: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** A fresh id for each change. */
  newId: () => string;
}

type Note = (
  portalId: string,
  about: Change['about'],
  before: Fields | null,
  after: Fields | null,
) => Promise<void>;

/**
 * The store as one author uses it: whatever it changes of what people have written, judged or set is noted with how it
 * stood before and after. A repeat that changes nothing is not noted; neither is what is read from HubSpot.
 */
export function withTrail(store: Store, { by, now, newId }: Author): Store {
  const note: Note = async (portalId, about, before, after) => {
    const changed = difference(before, after);
    if (changed !== null)
      await store.changes.note(portalId, { id: newId(), at: toInstant(now()), by, about, ...changed });
  };
  return {
    ...store,
    portals: trailedPortals(store, note),
    hypotheses: trailedHypotheses(store, note),
    judgements: trailedJudgements(store, note),
    misfits: trailedMisfits(store, note),
    backlog: trailedBacklog(store, note),
  };
}

/** What a person sets, or HubSpot teaches; the rest of the record is the account's own. */
function settingsIn({ weekly, ...portal }: PortalRecord): Fields {
  const { editors, writesEnabled, writesHeldOut, tasksEnabled, actionTypeIds, rules } = portal;
  const weeklyMessage =
    weekly === null ? null : typeof weekly.url === 'string' ? new URL(weekly.url).hostname : weekly.url.host;
  return { editors, writesEnabled, writesHeldOut, tasksEnabled, actionTypeIds, rules, weeklyMessage };
}

function trailedPortals({ portals }: Store, note: Note): Store['portals'] {
  return {
    ...portals,
    async change(portalId, change) {
      let before: Fields | null = null;
      const changed = await portals.change(portalId, (portal) => {
        before = structuredClone(settingsIn(portal));
        return change(portal);
      });
      if (changed !== null)
        await note(portalId, { kind: 'settings', name: portalId }, before, settingsIn(changed));
      return changed;
    },
  };
}

function trailedHypotheses({ hypotheses }: Store, note: Note): Store['hypotheses'] {
  return {
    ...hypotheses,
    async create(portalId, hypothesis) {
      const created = await hypotheses.create(portalId, hypothesis);
      if (created.ok) await note(portalId, aboutHypothesis(hypothesis.id), null, { ...created.value });
      return created;
    },
    async replace(portalId, seenVersion, next) {
      const before = await hypotheses.get(portalId, next.id);
      const replaced = await hypotheses.replace(portalId, seenVersion, next);
      if (replaced.ok) await note(portalId, aboutHypothesis(next.id), before, { ...replaced.value });
      return replaced;
    },
  };
}

function aboutHypothesis(name: string): Change['about'] {
  return { kind: 'hypothesis', name };
}

function trailedMisfits({ misfits }: Store, note: Note): Store['misfits'] {
  return {
    ...misfits,
    async note(portalId, misfit) {
      const outcome = await misfits.note(portalId, misfit);
      // Whom it is about, and the words, stay out: they are erased with the record, and a trail is not.
      const { hypothesisId, reason } = misfit;
      await note(portalId, { kind: 'misfit', name: hypothesisId }, null, { reason });
      return outcome;
    },
  };
}

function trailedBacklog({ backlog }: Store, note: Note): Store['backlog'] {
  const about: Change['about'] = { kind: 'backlog', name: 'backlog' };
  const standing = async (portalId: string): Promise<Fields | null> => {
    const frozen = await backlog.get(portalId);
    return frozen === null ? null : { at: frozen.at, by: frozen.by };
  };
  async function noted<Outcome>(portalId: string, act: () => Promise<Outcome>): Promise<Outcome> {
    const before = await standing(portalId);
    const outcome = await act();
    await note(portalId, about, before, await standing(portalId));
    return outcome;
  }
  return {
    ...backlog,
    freeze: (portalId, given) => noted(portalId, () => backlog.freeze(portalId, given)),
    clear: (portalId) => noted(portalId, () => backlog.clear(portalId)),
  };
}

/** A judgement by its list, how the trail calls it, and the fields that are its key. */
interface JudgementKind {
  list: keyof Judgements;
  kind: Change['about']['kind'];
  key: readonly string[];
}

const ATTACHMENT: JudgementKind = { list: 'attachments', kind: 'attachment', key: ['hypothesisId', 'asset'] };
const EXEMPTION: JudgementKind = { list: 'exemptions', kind: 'exemption', key: ['asset'] };
const CLASS: JudgementKind = { list: 'classOverrides', kind: 'class', key: ['workflowId'] };
const ANSWER: JudgementKind = { list: 'answers', kind: 'answer', key: ['destination'] };
const CONTRADICTION: JudgementKind = {
  ...{ list: 'contradictions', kind: 'contradiction', key: ['workflowId', 'hypothesisId'] },
};
const MUTE: JudgementKind = {
  ...{ list: 'mutes', kind: 'mute', key: ['ruleId', 'asset', 'name', 'fingerprint'] },
};

function trailedJudgements({ judgements }: Store, note: Note): JudgementStore {
  async function noted<Outcome>(
    portalId: string,
    { list, kind, key }: JudgementKind,
    given: object,
    act: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const name = nameOf(key, given);
    const find = async (): Promise<Fields | null> =>
      (await judgements.all(portalId))[list]
        .map((one) => ({ ...one }))
        .find((one) => nameOf(key, one) === name) ?? null;
    const before = await find();
    const outcome = await act();
    await note(portalId, { kind, name }, before, await find());
    return outcome;
  }
  return {
    all: judgements.all,
    attachments: judgements.attachments,
    attach: (id, one) => noted(id, ATTACHMENT, one, () => judgements.attach(id, one)),
    detach: (id, key) => noted(id, ATTACHMENT, key, () => judgements.detach(id, key)),
    exempt: (id, one) => noted(id, EXEMPTION, one, () => judgements.exempt(id, one)),
    unexempt: (id, asset) => noted(id, EXEMPTION, { asset }, () => judgements.unexempt(id, asset)),
    overrideClass: (id, one) => noted(id, CLASS, one, () => judgements.overrideClass(id, one)),
    clearClass: (id, workflowId) =>
      noted(id, CLASS, { workflowId }, () => judgements.clearClass(id, workflowId)),
    answer: (id, one) => noted(id, ANSWER, one, () => judgements.answer(id, one)),
    unanswer: (id, destination) =>
      noted(id, ANSWER, { destination }, () => judgements.unanswer(id, destination)),
    contradict: (id, one) => noted(id, CONTRADICTION, one, () => judgements.contradict(id, one)),
    uncontradict: (id, key) => noted(id, CONTRADICTION, key, () => judgements.uncontradict(id, key)),
    mute: (id, one) => noted(id, MUTE, one, () => judgements.mute(id, one)),
    unmute: (id, target) => noted(id, MUTE, target, () => judgements.unmute(id, target)),
  };
}

/** The key in words: “h_8kq2m4x0ab workflow 5001”. */
function nameOf(key: readonly string[], given: object): string {
  const parts = new Map<string, unknown>(Object.entries(given));
  return key.flatMap((field) => wordsOf(parts.get(field))).join(' ');
}

function wordsOf(part: unknown): string[] {
  if (part === null || part === undefined) return [];
  return typeof part === 'object' ? Object.values(part).map(String) : [String(part)];
}
