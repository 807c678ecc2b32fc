/**
 * A workflow, a list or some of its members as HubSpot gave them, with what changes when they do; `closed`: what HubSpot
 * said of a workflow that it does not show to apps; `campaigns`: ids of an e-mail in the send logs.
 */
export interface KeptDefinition {
  kind: 'workflow' | 'list' | 'members' | 'closed' | 'campaigns';
  id: string;
  revision: string;
  definition: unknown;
}

/**
 * Definitions read before, so that what is unchanged is not read again. A cache: `open` may leave out anything, and
 * what is damaged is left out with a sentence for the operator.
 */
export interface DefinitionStore {
  /** In no particular order, one at a time: an account can have many. */
  open(portalId: string): AsyncIterable<KeptDefinition>;
  /** Keeps exactly these; a definition of more than a million characters is left out. */
  replace(portalId: string, definitions: readonly KeptDefinition[]): Promise<void>;
  /** For privacy: leaves no member of any list. */
  eraseMembers(portalId: string): Promise<void>;
}
