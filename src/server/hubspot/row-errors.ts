import * as z from 'zod';

/** One entry of `errors` in a 207. */
export const RowError = z.looseObject({
  category: z.string().catch('unknown'),
  subCategory: z.unknown().optional(),
  message: z.string().catch(''),
  id: z.string().optional().catch(undefined),
  context: z.record(z.string(), z.unknown()).catch({}),
});
export type RowError = z.infer<typeof RowError>;

export const RowErrors = z
  .array(RowError)
  .nullish()
  .transform((errors) => errors ?? []);

/** A row that HubSpot named neither among the results nor among the errors. */
const NOT_ANSWERED = {
  code: 'not_answered',
  message: 'HubSpot left this one out of its answer without saying why.',
};

/** Which of the ids asked for each error is about. HubSpot names them in `context` under one key or another. */
export function errorsById(ids: ReadonlySet<string>, errors: readonly RowError[]): Map<string, RowError> {
  const byId = new Map<string, RowError>();
  for (const error of errors) {
    const named = [error.id, ...Object.values(error.context).flat()];
    for (const id of named) {
      if (typeof id === 'string' && ids.has(id) && !byId.has(id)) byId.set(id, error);
    }
  }
  return byId;
}

/** A stable code for a row: HubSpot's category in small letters, `validation_error`. */
export function rowFault(error: RowError | undefined): { code: string; message: string } {
  if (error === undefined) return NOT_ANSWERED;
  return { code: error.category.toLowerCase(), message: error.message };
}

export function isNotFound(error: RowError | undefined): boolean {
  return error?.category === 'OBJECT_NOT_FOUND';
}
