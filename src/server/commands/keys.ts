import { openConfiguredStore } from '../configured-store.ts';
import { createKeyRing } from '../store/sealing.ts';
import { rotateKeys, type Rotation } from '../use-cases/install/rotate-keys.ts';
import { EXIT, type Shell } from './shell.ts';

/** Exit 1 when a secret of an account could not be opened. */
export async function rotateKeysCommand(shell: Shell): Promise<number> {
  const store = await openConfiguredStore({ ...shell, mode: 'write' });
  try {
    const keys = createKeyRing(shell.config.encryptionKeys);
    const rotation = await rotateKeys(store, keys);
    shell.out(asText(rotation, keys.currentKeyId));
    return rotation.unopened.length > 0 ? EXIT.found : EXIT.clean;
  } finally {
    await store.close();
  }
}

function asText({ rotated, current, unopened }: Rotation, keyId: string | null): string {
  const key = keyId ?? 'none';
  const done = `Encrypted with key ${key}: ${rotated} now, ${current} before.`;
  const problems = unopened.map(({ portalId, problem }) => `Account ${portalId}: ${problem}`);
  const next =
    unopened.length === 0 ? 'Every other key can be taken out of GROUNDWORK_ENCRYPTION_KEY.' : null;
  return [done, ...problems, next].filter((line) => line !== null).join('\n');
}
