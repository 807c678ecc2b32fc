import * as z from 'zod/mini';

/** Answer of `GET /api/settings/editors`: who may change things. */
export const EditorList = z.strictObject({
  results: z.array(
    z.strictObject({
      /** HubSpot user id. */
      userId: z.string(),
      /** The name HubSpot gives, or else the e-mail address; null where it gives neither. */
      name: z.nullable(z.string()),
    }),
  ),
});
export type EditorList = z.infer<typeof EditorList>;
