import { JudgementList } from '../../../core/contract/judgement-list.ts';
import { accept } from '../../../core/result.ts';
import { defineRoute } from '../route.ts';

/** More of them than this, and the first are told with how many there are. */
const SPELLED_OUT = 100;

/** What people have exempted and muted, for the settings page; those that end first come first. */
export const listJudgements = defineRoute({
  method: 'get',
  path: '/api/judgements',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: JudgementList,
  handle: async ({ deps, identity }) => {
    const { store } = deps;
    const { exemptions, mutes } = await store.judgements.all(identity.portalId);
    const audit = await store.audits.latest(identity.portalId);
    const named = [
      ...(audit?.workflows ?? []).map(({ id, name }) => [`workflow ${id}`, name] as const),
      ...(audit?.lists ?? []).map(({ id, name }) => [`list ${id}`, name] as const),
    ];
    const names = new Map<string, string>(named);
    const nameOf = ({ kind, id }: { kind: string; id: string }) => names.get(`${kind} ${id}`) ?? null;
    const byEnd = (a: { until: string }, b: { until: string }) => a.until.localeCompare(b.until);
    return accept({
      exemptionCount: exemptions.length,
      exemptions: [...exemptions]
        .sort(byEnd)
        .slice(0, SPELLED_OUT)
        .map((one) => ({ ...one, name: nameOf(one.asset) })),
      muteCount: mutes.length,
      mutes: [...mutes]
        .sort(byEnd)
        .slice(0, SPELLED_OUT)
        .map((one) => ({ ...one, assetName: one.asset === null ? null : nameOf(one.asset) })),
    });
  },
});
