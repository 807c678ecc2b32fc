import { changeEditors } from '../use-cases/settings/change-editors.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

/** Names one more person who may change things: the way back in when nobody is left who may. */
export async function addEditorCommand(
  shell: Shell,
  userId: string,
  { sandbox }: { sandbox?: true },
): Promise<number> {
  const named = await withAccount(shell, { mode: 'write', sandbox }, async ({ store, portalId }) => {
    const editors = [...((await store.portals.get(portalId))?.editors ?? []), userId];
    return accepted(await changeEditors(store, { portalId, userId, editors }));
  });
  shell.out(`May change things now: ${named.join(', ')}.`);
  if (shell.config.editors.length > 0)
    shell.note(
      'GROUNDWORK_EDITORS is set and holds from the next start on: add the id there too, or unset it.',
    );
  return EXIT.clean;
}
