import type { LintReport } from '@groundwork/core/hypotheses/lint-report';
import { hasOpenQuestion } from '@groundwork/core/hypotheses/open-question';
import { Alert, Text, useDebounce } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import type { ApiResult } from '../api/client.ts';

const PAUSE_MS = 500;

/** What the coach says of a sentence once its author pauses; null before. An answer to older words is dropped. */
export function useCoach(
  statement: string,
  check: (statement: string) => Promise<ApiResult<LintReport>>,
): LintReport | null {
  const paused = useDebounce(statement, PAUSE_MS);
  const [report, setReport] = useState<LintReport | null>(null);
  useEffect(() => {
    if (paused.trim() === '') return undefined;
    let isCurrent = true;
    void check(paused).then((result) => {
      if (isCurrent && result.ok) setReport(result.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [check, paused]);
  return statement.trim() === '' ? null : report;
}

const TONES = { testable: 'success', fixable: 'info', rebuild: 'warning' } as const;

/** Green is for a hypothesis with which nothing is left to answer. */
function toneOf({ band, checks }: LintReport) {
  return TONES[band === 'testable' && hasOpenQuestion(checks) ? 'fixable' : band];
}

/** How far a hypothesis is, and the one question to answer next. */
export function Coach({ report }: { report: LintReport | null }) {
  if (report === null) return null;
  return (
    <Alert title={report.headline} variant={toneOf(report)}>
      {report.question !== null && <Text>{report.question}</Text>}
    </Alert>
  );
}
