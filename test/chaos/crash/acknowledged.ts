/** What the server acknowledged, and what was wrong about an answer. */
export interface Acknowledged {
  /** Titles of hypotheses by id. */
  hypotheses: Map<string, string>;
  /** Workflows attached, as `hypothesis workflow`. */
  attached: Set<string>;
  /** Workflows exempted, with the last reason. */
  exempted: Map<string, string>;
  /** By record that came to the step: the group it was given, and when. */
  exposed: Map<string, { arm: string; exposedAt: string }>;
  /** Records HubSpot told of that they are to be erased, and of those the ones whose news was acknowledged. */
  gone: Set<string>;
  erased: Set<string>;
  /** Ids of the jobs whose orders were taken. */
  jobs: Set<string>;
  /** Answers of an action that contradict earlier ones, or that must not be given. */
  violations: string[];
  /** Requests that got no answer because the server was killed. */
  unanswered: number;
  answered: number;
}

export function nothingAcknowledged(): Acknowledged {
  return {
    hypotheses: new Map(),
    attached: new Set(),
    exempted: new Map(),
    exposed: new Map(),
    gone: new Set(),
    erased: new Set(),
    jobs: new Set(),
    ...{ violations: [], unanswered: 0, answered: 0 },
  };
}
