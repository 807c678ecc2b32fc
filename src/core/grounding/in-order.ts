import type { AuditInput } from './audit-input.ts';
import { compareText } from './engine/finding-order.ts';

/** The same input with everything in it ordered by id, so that nothing said later depends on the order of arrival. */
export function inOrder(input: Readonly<AuditInput>): AuditInput {
  const { attachments, exemptions, classOverrides, answers, contradictions, mutes } = input.judgements;
  const byId = ({ id }: { id: string }) => id;
  return {
    ...input,
    workflows: sorted(input.workflows, byId),
    lists: input.lists === null ? null : sorted(input.lists, byId),
    hypotheses: sorted(input.hypotheses, byId),
    emails: input.emails === null ? null : { ...input.emails, emails: sorted(input.emails.emails, byId) },
    judgements: {
      attachments: sorted(attachments, JSON.stringify),
      exemptions: sorted(exemptions, JSON.stringify),
      classOverrides: sorted(classOverrides, JSON.stringify),
      answers: sorted(answers, JSON.stringify),
      contradictions: sorted(contradictions, JSON.stringify),
      mutes: sorted(mutes, JSON.stringify),
    },
  };
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ item }) => item);
}
