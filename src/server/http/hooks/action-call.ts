import * as z from 'zod';
import { PAGING } from '../paging.ts';

/** Ids come as numbers or as text, depending on the call. */
const Id = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()]).transform(String);

/**
 * Which account calls, through which definition of a workflow action; `extensionDefinitionId` is the older name of
 * the same (HubSpot, “Custom action reference”).
 */
const Origin = z.object({
  portalId: Id,
  actionDefinitionId: Id.optional(),
  extensionDefinitionId: Id.optional(),
});

const Inputs = z.record(z.string(), z.unknown()).default({});

/** What HubSpot sends when a record has come to our step. Whatever it adds later is let through. */
export const StepCall = z.object({
  callbackId: z.string().max(300).optional(),
  origin: Origin,
  context: z.object({ workflowId: Id.nullish() }).nullish(),
  object: z.object({ objectId: Id, objectType: z.string() }).nullish(),
  inputFields: Inputs,
});

const FetchOptions = z.object({ q: z.string().nullish(), after: PAGING.after });

/** What HubSpot sends when somebody opens the dropdown in the step's settings. */
export const OptionsCall = z.object({
  origin: Origin,
  objectTypeId: z.string().nullish(),
  inputFields: z.object({ fetchOptions: FetchOptions.nullish() }).nullish(),
  fetchOptions: FetchOptions.nullish(),
});

/** The id under which the caller's step stands in workflows; null for a call that does not tell it. */
export function actionTypeIdOf({
  actionDefinitionId,
  extensionDefinitionId,
}: z.infer<typeof Origin>): string | null {
  const definitionId = actionDefinitionId ?? extensionDefinitionId;
  return definitionId === undefined ? null : `1-${definitionId}`;
}
