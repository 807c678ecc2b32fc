import * as z from 'zod';
import { FeasibilityAnswer } from '../../../core/contract/feasibility.ts';
import { FeasibilityQuestion } from '../../../core/contract/feasibility-question.ts';
import { feasibility } from '../../../core/outcomes/planning/feasibility.ts';
import { feasibilityWords } from '../../../core/outcomes/planning/feasibility-words.ts';
import { accept } from '../../../core/result.ts';
import { dayOf } from '../../../core/time.ts';
import { defineRoute } from '../route.ts';

/** What a hypothesis that is being written could teach by its deadline; keeps nothing and asks HubSpot nothing. */
export const feasibilityRoute = defineRoute({
  method: 'post',
  path: '/api/feasibility',
  access: 'read',
  params: null,
  body: z.strictObject(FeasibilityQuestion.shape),
  query: null,
  answer: FeasibilityAnswer,
  handle: async ({ deps, doors, body }) => {
    const question = { ...body, today: dayOf(deps.now(), doors.timeZone) };
    const found = feasibility(question);
    if (!found.ok) return found;
    return accept({ ...found.value, words: feasibilityWords(question, found.value) });
  },
});
