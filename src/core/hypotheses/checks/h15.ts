import type { Metric } from '../metric.ts';
import { topicsIn } from '../topics.ts';
import { normaliseText, tokenise, type Token } from '../statement/prose.ts';
import { fail, notApplicable, pass, type Check } from './check.ts';

export const H15: Check = {
  id: 'H15',
  title: 'The number fits what people do',
  severity: 'note',
  question: 'change',
  check({ prediction, parts: { behaviour, expectation }, isEnglish }) {
    const metric = prediction?.metric ?? null;
    if (metric === null) return notApplicable('No metric is chosen.');
    if (!isEnglish) return notApplicable('Only English wording is checked.');
    const counted = topicsIn(wordsOfMetric(metric));
    const said = topicsIn([...(behaviour?.tokens ?? []), ...(expectation?.tokens ?? [])]);
    if (counted.size === 0 || said.size === 0) return notApplicable('Nothing is known of what it counts.');
    if ([...counted].some((topic) => said.has(topic))) return pass('It counts what it speaks of.');
    return fail(`It counts “${metric.label}”, and speaks of something else.`, behaviour);
  },
};

/** Label, internal name and values: `recent_deal_close_date` speaks of deals. */
function wordsOfMetric(metric: Metric): Token[] {
  const values = metric.kind === 'property_condition' ? metric.values : [];
  const text = [metric.label, metric.property, ...values].join(' ').replaceAll('_', ' ');
  return tokenise(normaliseText(text));
}
