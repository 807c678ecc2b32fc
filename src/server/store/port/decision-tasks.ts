import type { JobFailure } from '../../../core/contract/job.ts';

/** Which result of which hypothesis a task is about. */
export interface DecidedUpon {
  hypothesisId: string;
  /** ISO instant at which the result was fixed. */
  verdictAt: string;
}

/** A task in HubSpot for the owner of a hypothesis; written down before HubSpot is asked to make it. */
export interface DecisionTaskMark extends DecidedUpon {
  /** ISO instant of the latest attempt. */
  triedAt: string;
  /** HubSpot's id of it; null while it is not known that there is one. */
  taskId: string | null;
  /** What kept the latest attempt from it. */
  failure: JobFailure | null;
}

export interface DecisionTaskStore {
  /** Ordered by hypothesis, then result. */
  all(portalId: string): Promise<DecisionTaskMark[]>;
  /**
   * Writes down that an attempt begins now (epoch ms), and says whether it is to be made: by one of those who ask at
   * once, in whichever process; not where the task is there, nor within an hour of an attempt before.
   */
  begin(portalId: string, about: DecidedUpon, now: number): Promise<boolean>;
  /** Writes down what came of an attempt. */
  end(portalId: string, mark: DecisionTaskMark): Promise<void>;
}
