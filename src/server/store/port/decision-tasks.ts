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

/** `look_first`: an attempt was made before, and what came of it is not known. `leave`: there is nothing to do now. */
export type Turn = 'make' | 'look_first' | 'leave';

export interface DecisionTaskStore {
  /** Ordered by hypothesis, then result. */
  all(portalId: string): Promise<DecisionTaskMark[]>;
  /**
   * Writes down an attempt that begins now (epoch ms) and says what is to be done; of those who ask at once, in
   * whichever process, one is told to do something. What was tried within the hour is left alone.
   */
  begin(portalId: string, about: DecidedUpon, now: number): Promise<Turn>;
  /** Writes down what came of an attempt. */
  end(portalId: string, mark: DecisionTaskMark): Promise<void>;
}
