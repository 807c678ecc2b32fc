import { assetKey } from '../../../core/asset.ts';
import {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  Exemption,
  Mute,
  type MuteTarget,
} from '../../../core/grounding/judgements.ts';
import type { JudgementStore } from '../port/judgements.ts';
import { compositeKey, type ItemKind } from '../item-kind.ts';
import type { OpenDocuments } from './documents.ts';
import { keyed } from './keyed.ts';

type AttachmentKey = Pick<Attachment, 'hypothesisId' | 'asset'>;

const attachmentKey = (of: AttachmentKey): string => compositeKey(of.hypothesisId, assetKey(of.asset));

const ATTACHMENT: ItemKind<Attachment> = { name: 'attachment', schema: Attachment, keyOf: attachmentKey };
const EXEMPTION: ItemKind<Exemption> = {
  name: 'exemption',
  schema: Exemption,
  keyOf: ({ asset }) => assetKey(asset),
};
const OVERRIDE: ItemKind<ClassOverride> = {
  name: 'class override',
  schema: ClassOverride,
  keyOf: ({ workflowId }) => workflowId,
};
const answerKey = ({ kind, key }: DestinationAnswer['destination']): string => compositeKey(kind, key);
const ANSWER: ItemKind<DestinationAnswer> = {
  name: 'answer',
  schema: DestinationAnswer,
  keyOf: ({ destination }) => answerKey(destination),
};
const contradictionKey = ({
  workflowId,
  hypothesisId,
}: Pick<Contradiction, 'workflowId' | 'hypothesisId'>): string => compositeKey(workflowId, hypothesisId);
const CONTRADICTION: ItemKind<Contradiction> = {
  name: 'contradiction',
  schema: Contradiction,
  keyOf: contradictionKey,
};
const muteKey = ({ ruleId, asset, fingerprint, name }: MuteTarget): string =>
  compositeKey(ruleId, asset === null ? null : assetKey(asset), fingerprint, name);

const MUTE: ItemKind<Mute> = { name: 'mute', schema: Mute, keyOf: muteKey };

/** What people said, one collection for each kind; every list is ordered by key. */
export function judgementStore(open: OpenDocuments): JudgementStore {
  const attachments = keyed(open, 'attachments', ATTACHMENT);
  const exemptions = keyed(open, 'exemptions', EXEMPTION);
  const classOverrides = keyed(open, 'class-overrides', OVERRIDE);
  const answers = keyed(open, 'answers', ANSWER);
  const contradictions = keyed(open, 'contradictions', CONTRADICTION);
  const mutes = keyed(open, 'mutes', MUTE);

  return {
    async all(portalId) {
      return {
        attachments: await attachments.all(portalId),
        exemptions: await exemptions.all(portalId),
        classOverrides: await classOverrides.all(portalId),
        answers: await answers.all(portalId),
        contradictions: await contradictions.all(portalId),
        mutes: await mutes.all(portalId),
      };
    },
    attachments: attachments.all,
    attach: attachments.add,
    detach: (portalId, key) => attachments.remove(portalId, attachmentKey(key)),
    exempt: exemptions.add,
    unexempt: (portalId, asset) => exemptions.remove(portalId, assetKey(asset)),
    overrideClass: classOverrides.add,
    clearClass: (portalId, workflowId) => classOverrides.remove(portalId, workflowId),
    answer: answers.add,
    unanswer: (portalId, destination) => answers.remove(portalId, answerKey(destination)),
    contradict: contradictions.add,
    uncontradict: (portalId, key) => contradictions.remove(portalId, contradictionKey(key)),
    mute: mutes.add,
    unmute: (portalId, target) => mutes.remove(portalId, muteKey(target)),
  };
}
