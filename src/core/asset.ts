import * as z from 'zod/mini';

/** What a hypothesis can be attached to, and what a finding can be about. Ids are strings, as in HubSpot's JSON. */
export const AssetKind = z.enum(['list', 'workflow', 'hypothesis', 'portal']);
export type AssetKind = z.infer<typeof AssetKind>;

export const AttachableKind = z.enum(['list', 'workflow']);
export type AttachableKind = z.infer<typeof AttachableKind>;

export const AttachableRef = z.strictObject({ kind: AttachableKind, id: z.string().check(z.minLength(1)) });
export type AttachableRef = z.infer<typeof AttachableRef>;

/** One spelling of an asset for maps and fingerprints. */
export function assetKey(ref: { kind: AssetKind; id: string }): string {
  return `${ref.kind}:${ref.id}`;
}
