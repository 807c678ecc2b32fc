import type { AttachableRef } from '../../asset.ts';
import { destinationKey } from '../../grounding/classes/destination-answers.ts';
import type {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  Exemption,
  Judgements,
  Mute,
} from '../../grounding/judgements.ts';

/** A judgement as it is held against another of the same key. */
export type Said = { key: string; says: Record<string, unknown> } & (
  | { kind: 'attachment'; item: Attachment }
  | { kind: 'exemption'; item: Exemption }
  | { kind: 'class'; item: ClassOverride }
  | { kind: 'answer'; item: DestinationAnswer }
  | { kind: 'contradiction'; item: Contradiction }
  | { kind: 'mute'; item: Mute }
);

/**
 * Every judgement by what it is about, in words that are its key among those of its kind, and what it says of that.
 * When it was said makes no difference, nor who attached something: a file need not tell.
 */
export function saidIn(judgements: Judgements): Said[] {
  return [
    ...judgements.attachments.map((item): Said => {
      const { asset, hypothesisId, role } = item;
      return { kind: 'attachment', item, key: `${nameOf(asset)} of ${hypothesisId}`, says: { role } };
    }),
    ...judgements.exemptions.map((item): Said => {
      const { asset, at: _at, ...says } = item;
      return { kind: 'exemption', item, key: nameOf(asset), says };
    }),
    ...judgements.classOverrides.map((item): Said => {
      const { workflowId, at: _at, ...says } = item;
      return { kind: 'class', item, key: `workflow ${workflowId}`, says };
    }),
    ...judgements.answers.map((item): Said => {
      const { destination, at: _at, ...says } = item;
      return { kind: 'answer', item, key: destinationKey(destination), says };
    }),
    ...judgements.contradictions.map((item): Said => {
      const { workflowId, hypothesisId, at: _at, ...says } = item;
      return { kind: 'contradiction', item, key: `${hypothesisId} for workflow ${workflowId}`, says };
    }),
    ...judgements.mutes.map((item): Said => {
      const { ruleId, asset, fingerprint, name, at: _at, ...says } = item;
      return { kind: 'mute', item, key: `${ruleId} ${placeOf({ asset, fingerprint, name })}`, says };
    }),
  ];
}

function placeOf({ asset, fingerprint, name }: Pick<Mute, 'asset' | 'fingerprint' | 'name'>): string {
  if (asset !== null) return `on ${nameOf(asset)}`;
  return name === null ? `as finding ${fingerprint ?? ''}` : `on names like “${name}”`;
}

function nameOf({ kind, id }: AttachableRef): string {
  return `${kind === 'list' ? 'segment' : 'workflow'} ${id}`;
}
