import { toInstant } from '../../../core/time.ts';
import { compositeKey, type ItemKind } from '../item-kind.ts';
import type { DecidedUpon, DecisionTaskMark, DecisionTaskStore } from '../port/decision-tasks.ts';
import { DecisionTaskSchema } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

const keyOf = ({ hypothesisId, verdictAt }: DecidedUpon): string => compositeKey(hypothesisId, verdictAt);
const MARK: ItemKind<DecisionTaskMark> = { name: 'decision task', schema: DecisionTaskSchema, keyOf };

/** An attempt may be under way for so long, and HubSpot's search may not know yet what it made. */
const SETTLED_MS = 3_600_000;

export function decisionTaskStore(open: OpenDocuments): DecisionTaskStore {
  const marks = open('decision-tasks', MARK);
  return {
    all: marks.all,
    begin: (portalId, { hypothesisId, verdictAt }, now) =>
      marks.change<boolean>(portalId, keyOf({ hypothesisId, verdictAt }), (stored) => {
        if (stored !== null && (stored.taskId !== null || Date.parse(stored.triedAt) > now - SETTLED_MS))
          return { answer: false };
        const next = { hypothesisId, verdictAt, triedAt: toInstant(now), taskId: null, failure: null };
        return { answer: true, next };
      }),
    end: (portalId, mark) => marks.change(portalId, keyOf(mark), () => ({ answer: undefined, next: mark })),
  };
}
