import * as z from 'zod';

/** Ids are strings in one API of HubSpot's and numbers in another. */
export const Id = z.union([z.string(), z.number()]).transform(String);

/** An instant as the typed client (a date) or HubSpot (ISO 8601) gives it → epoch milliseconds. */
export const EpochMs = z.union([
  z.date().transform((date) => date.getTime()),
  z.string().transform((text, context) => {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return at;
    context.addIssue('is not an instant');
    return z.NEVER;
  }),
]);

export const ForwardPaging = z
  .looseObject({ next: z.looseObject({ after: z.string() }).nullish() })
  .nullish()
  .transform((paging) => paging?.next?.after ?? null);
