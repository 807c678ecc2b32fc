import * as z from 'zod';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { isTooDeep } from '../../../core/grounding/workflow/json.ts';
import { withoutSecrets } from '../../../core/grounding/workflow/without-secrets.ts';
import type { FlowListing, KnownCampaigns, ListDetails, Refused } from '../../hubspot/port.ts';
import type { DefinitionStore, KeptDefinition } from '../../store/port/definitions.ts';

/** Definitions read before, and those that this reading leaves for the next one. */
export interface KeptDefinitions {
  /** The definition of a workflow, if it is still the one that is listed; undefined when it has to be read. */
  ofWorkflow(listing: FlowListing): unknown;
  /** The filter of a list (null: it has none), if it is still the one that is listed; else undefined. */
  ofList(list: ListDetails): unknown;
  /** A workflow or list that was read just now. */
  tookWorkflow(id: string, definition: unknown): void;
  tookList(list: ListDetails): void;
  /** Ids of a segment's members, if nobody has joined or left since; null when they have to be read. */
  ofMembers(list: ListModel): readonly string[] | null;
  tookMembers(list: ListModel, ids: readonly string[]): void;
  /** What HubSpot said of a workflow closed to apps, if it is still the one that is listed. */
  ofClosed(listing: FlowListing): Refused | null;
  tookClosed(listing: FlowListing, refused: Refused): void;
  campaigns: KnownCampaigns;
  /** Keeps what this reading used, if anything is different. */
  save(): Promise<void>;
}

/** For an account that is saved itself. */
export const NOTHING_KEPT: KeptDefinitions = {
  ofWorkflow: () => undefined,
  ofList: () => undefined,
  tookWorkflow: () => undefined,
  tookList: () => undefined,
  ofMembers: () => null,
  tookMembers: () => undefined,
  ofClosed: () => null,
  tookClosed: () => undefined,
  campaigns: { of: () => null, took: () => undefined },
  save: () => Promise.resolve(),
};

/**
 * What an audit read is kept by revision, without secrets and addresses of people, so that the next audit of an
 * unchanged account reads no definition again. Nothing is kept where the store may not be written.
 */
export async function openKeptDefinitions(
  definitions: DefinitionStore,
  portalId: string,
  { mayWrite }: { mayWrite: boolean },
): Promise<KeptDefinitions> {
  const before = new Map<string, KeptDefinition>();
  for await (const one of definitions.open(portalId)) before.set(keyOf(one), one);
  const used = new Map<string, KeptDefinition>();
  let isDifferent = false;

  /** What nests too deep to read is read again the next time. */
  function take(one: KeptDefinition): void {
    if (isTooDeep(one.definition)) return;
    isDifferent = true;
    used.set(keyOf(one), { ...one, definition: withoutSecrets(one.definition) });
  }
  function reuse(kind: KeptDefinition['kind'], id: string, fits: (one: KeptDefinition) => boolean): unknown {
    const known = before.get(keyOf({ kind, id }));
    if (known === undefined || !fits(known)) return undefined;
    used.set(keyOf(known), known);
    return known.definition;
  }

  return {
    ofWorkflow: (listing) => reuse('workflow', listing.id, (one) => isAsListed(one, listing)),
    ofList: (list) => reuse('list', list.listId, ({ revision }) => revision === revisionOf(list)),
    tookWorkflow(id, definition) {
      const revision = textAt(definition, 'revisionId');
      if (revision !== '') take({ kind: 'workflow', id, revision, definition });
    },
    tookList(list) {
      const revision = revisionOf(list);
      if (revision === null) return;
      take({ kind: 'list', id: list.listId, revision, definition: list.filterBranch ?? null });
    },
    ofMembers({ id, membersRevision: revision }) {
      if (revision === undefined) return null;
      const ids: string[] = [];
      for (let at = 0, of = 1; at < of; at += 1) {
        const chunk = Chunk.safeParse(reuse('members', `${id}#${at}`, (one) => one.revision === revision));
        if (!chunk.success) return null;
        ids.push(...chunk.data.ids);
        of = chunk.data.of;
      }
      return ids;
    },
    tookMembers({ id, membersRevision: revision }, ids) {
      if (revision === undefined) return;
      const of = Math.max(1, Math.ceil(ids.length / IDS_A_CHUNK));
      for (let at = 0; at < of; at += 1) {
        const chunk = { ids: ids.slice(at * IDS_A_CHUNK, (at + 1) * IDS_A_CHUNK), of };
        take({ kind: 'members', id: `${id}#${at}`, revision, definition: chunk });
      }
    },
    ofClosed(listing) {
      const known = Closed.safeParse(
        reuse('closed', listing.id, (one) => one.revision === listing.revisionId),
      );
      return known.success ? known.data : null;
    },
    tookClosed({ id, revisionId: revision }, { code, message }) {
      const isKept = used.has(keyOf({ kind: 'closed', id }));
      if (isKept || code !== CLOSED || revision === '') return;
      take({ kind: 'closed', id, revision, definition: { code, message } });
    },
    campaigns: {
      of(emailId) {
        const known = Campaigns.safeParse(reuse('campaigns', emailId, () => true));
        return known.success ? known.data : null;
      },
      took: (id, campaigns) => take({ kind: 'campaigns', id, revision: 'learned', definition: campaigns }),
    },
    async save() {
      if (!mayWrite || (!isDifferent && used.size === before.size)) return;
      await definitions.replace(portalId, [...used.values()]);
    },
  };
}

/** So many ids of twenty digits stay below the longest definition that is kept. */
const IDS_A_CHUNK = 40_000;
const CLOSED = 'hubspot_forbidden';
const Closed = z.object({ code: z.literal(CLOSED), message: z.string() });
const Campaigns = z.array(z.string());
const Chunk = z.object({ ids: z.array(z.string()), of: z.int().positive() });

function keyOf({ kind, id }: Pick<KeptDefinition, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** Name and switch are compared too, in case one of them changes without a new revision. */
function isAsListed({ revision, definition }: KeptDefinition, listing: FlowListing): boolean {
  if (listing.revisionId === '' || revision !== listing.revisionId) return false;
  if (fieldAt(definition, 'isEnabled') !== listing.isEnabled) return false;
  return listing.name === null || textAt(definition, 'name') === listing.name;
}

/** A list's filter is the same while its version and the day of its last change are; null when HubSpot says neither. */
function revisionOf({ listVersion, filtersUpdatedAt }: ListDetails): string | null {
  if (listVersion === null && filtersUpdatedAt === null) return null;
  return `${listVersion ?? ''}/${filtersUpdatedAt ?? ''}`;
}

function fieldAt(definition: unknown, key: string): unknown {
  if (typeof definition !== 'object' || definition === null) return undefined;
  return Object.entries(definition).find(([name]) => name === key)?.[1];
}

function textAt(definition: unknown, key: string): string {
  const value = fieldAt(definition, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
