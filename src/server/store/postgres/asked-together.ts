import DataLoader from 'dataloader';

/**
 * Answers all who ask with few statements: one is under way at a time, and whoever asks meanwhile goes into the next
 * together, so that a busy process asks more at once instead of more often. An answer is never from a statement that
 * began before it was asked for. `answerAll` answers in the order of what it is asked; when it rejects, all of them do.
 */
export function askedTogether<Asked, Answer>(
  answerAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Asked, Answer>(
    (asked) => {
      const answers = answerAll(asked);
      underWay = Promise.allSettled([answers]);
      return answers;
    },
    { cache: false, batchScheduleFn: (ask) => void underWay.then(ask) },
  );
  return (asked) => loader.load(asked);
}
