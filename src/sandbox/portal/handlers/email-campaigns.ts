import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { pagingAfter, readCursor, readLimit, toCursor } from '../input.ts';
import { orderedIds } from '../ordered-ids.ts';
import { type Call, route } from '../route.ts';
import type { WorldWorkflow } from '../world.ts';
import { flowPaths } from './workflows.ts';

const SendEmail = z.object({
  actionTypeId: z.literal('0-4'),
  fields: z.object({ content_id: z.union([z.string(), z.number()]) }),
});
const PAGE = 100;

export const emailCampaignRoutes = [
  route({
    method: 'GET',
    paths: flowPaths('/flows/email-campaigns'),
    scopes: () => ['automation'],
    handle: listEmailCampaigns,
  }),
];

/** Which e-mails a workflow sends: the id in the send logs beside the id of the e-mail itself. */
function listEmailCampaigns(call: Call): Answer {
  const limit = readLimit(call, PAGE, PAGE);
  if (!limit.ok) return limit.answer;
  const after = readCursor(call, 'email-campaigns');
  if (!after.ok) return after.answer;
  const asked = call.query.getAll('flowId');
  const ids = asked.length > 0 ? asked : orderedIds(call.world.workflows).ids;
  const [firstFlow = 0, firstRow = 0] = (after.value ?? '0/0').split('/').map(Number);

  const results: object[] = [];
  for (let flow = firstFlow; flow < ids.length; flow += 1) {
    const rows = rowsOf(call, ids[flow] ?? '');
    for (let row = flow === firstFlow ? firstRow : 0; row < rows.length; row += 1) {
      if (results.length === limit.value) {
        return answer({ results, ...pagingAfter(toCursor('email-campaigns', `${flow}/${row}`)) });
      }
      results.push(rows[row] ?? {});
    }
  }
  return answer({ results });
}

function rowsOf(call: Call, flowId: string): object[] {
  const workflow = call.world.workflows.get(flowId);
  if (workflow === undefined || workflow.createdAt > call.now || !workflow.isReadable) return [];
  return contentIds(workflow).flatMap((emailContentId) => {
    const email = call.world.emails.get(emailContentId);
    return email === undefined ? [] : [{ flowId, emailCampaignId: email.campaignId, emailContentId }];
  });
}

const known = new WeakMap<WorldWorkflow['definition'], string[]>();

function contentIds(workflow: WorldWorkflow): string[] {
  const cached = known.get(workflow.definition);
  if (cached !== undefined) return cached;
  const { actions } = workflow.definition;
  const found = Array.isArray(actions) ? [...new Set(actions.flatMap(contentId))] : [];
  known.set(workflow.definition, found);
  return found;
}

function contentId(action: unknown): string[] {
  const sending = SendEmail.safeParse(action);
  return sending.success ? [String(sending.data.fields.content_id)] : [];
}
