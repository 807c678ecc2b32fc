import * as z from 'zod/mini';

/** Every error of the HTTP interface has this shape. */
export const ErrorAnswer = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), hint: z.string() }),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
