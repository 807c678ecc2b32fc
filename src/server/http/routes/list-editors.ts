import { EditorList } from '../../../core/contract/editor-list.ts';
import { accept } from '../../../core/result.ts';
import { userNames } from '../../use-cases/settings/user-names.ts';
import { NOT_CONNECTED } from '../errors.ts';
import { defineRoute } from '../route.ts';

/** Who may change things, by name where HubSpot gives one. */
export const listEditors = defineRoute({
  method: 'get',
  path: '/api/settings/editors',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: EditorList,
  handle: async ({ deps, identity, doors }) => {
    const portal = await deps.store.portals.get(identity.portalId);
    if (portal === null) return NOT_CONNECTED;
    const names = await userNames(doors.interactive.owners, portal.editors);
    const results = portal.editors.map((userId) => ({ userId, name: names.get(userId) ?? null }));
    return accept({ results });
  },
});
