import type {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  DestinationRef,
  Exemption,
  Judgements,
  Mute,
  MuteTarget,
} from '../../../core/grounding/judgements.ts';
import type { Misfit } from '../../../core/hypotheses/misfit.ts';

/** Each add replaces the entry of the same key, so that repeating a call changes nothing. */
export interface JudgementStore {
  all(portalId: string): Promise<Judgements>;
  /** Of `all` only these, which every card asks for. */
  attachments(portalId: string): Promise<Attachment[]>;
  /** Key: hypothesis and asset. */
  attach(portalId: string, attachment: Attachment): Promise<'added' | 'replaced'>;
  detach(portalId: string, key: Pick<Attachment, 'hypothesisId' | 'asset'>): Promise<'removed' | 'absent'>;
  /** Key: asset. */
  exempt(portalId: string, exemption: Exemption): Promise<'added' | 'replaced'>;
  unexempt(portalId: string, asset: Exemption['asset']): Promise<'removed' | 'absent'>;
  /** Key: workflow. */
  overrideClass(portalId: string, override: ClassOverride): Promise<'added' | 'replaced'>;
  clearClass(portalId: string, workflowId: string): Promise<'removed' | 'absent'>;
  /** Key: destination. */
  answer(portalId: string, answer: DestinationAnswer): Promise<'added' | 'replaced'>;
  unanswer(portalId: string, destination: DestinationRef): Promise<'removed' | 'absent'>;
  /** Key: workflow and hypothesis. */
  contradict(portalId: string, contradiction: Contradiction): Promise<'added' | 'replaced'>;
  uncontradict(
    portalId: string,
    key: Pick<Contradiction, 'workflowId' | 'hypothesisId'>,
  ): Promise<'removed' | 'absent'>;
  /** Key: rule, asset, name and fingerprint. */
  mute(portalId: string, mute: Mute): Promise<'added' | 'replaced'>;
  unmute(portalId: string, target: MuteTarget): Promise<'removed' | 'absent'>;
}

/** What people who know a record say does not fit. One a hypothesis and record: saying it again replaces it. */
export interface MisfitStore {
  /** Ordered by hypothesis, then object type and record id (as text). */
  all(portalId: string): Promise<Misfit[]>;
  note(portalId: string, misfit: Misfit): Promise<'added' | 'replaced'>;
  /** For privacy: leaves nothing of what was said about these records. */
  erase(portalId: string, objectTypeId: string, recordIds: readonly string[]): Promise<void>;
}
