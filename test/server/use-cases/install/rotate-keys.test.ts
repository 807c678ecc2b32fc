import { expect, onTestFinished, test } from 'vitest';
import { createKeyRing, keyIdOf } from '../../../../src/server/store/sealing.ts';
import { openTokens, sealTokens } from '../../../../src/server/use-cases/install/kept-tokens.ts';
import { rotateKeys } from '../../../../src/server/use-cases/install/rotate-keys.ts';
import { openAddress, sealAddress } from '../../../../src/server/use-cases/tell/kept-address.ts';
import { makeInstall, makePortal } from '../../../factories/entities.ts';
import { makeLowdbStore } from '../../store/temporary-store.ts';

const URL = 'https://hooks.slack.com/services/T0/B0/secret';
const [OLD, NEW] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
async function openStore() {
  const { store, dispose } = await makeLowdbStore();
  onTestFinished(dispose);
  return store;
}

const since = '2026-11-01T00:00:00.000Z';

test('the addresses of weekly messages get the current key, also those that were stored as text', async () => {
  const store = await openStore();
  const sealed = sealAddress(createKeyRing([OLD]), '1', URL);
  await store.portals.save(makePortal({ portalId: '1', weekly: { url: sealed, since, seenRunId: null } }));
  await store.portals.save(makePortal({ portalId: '2', weekly: { url: URL, since, seenRunId: null } }));
  const keys = createKeyRing([NEW, OLD]);
  expect(await rotateKeys(store, keys)).toEqual({ rotated: 2, current: 0, unopened: [] });
  for (const { portalId, weekly } of await store.portals.list()) {
    const kept = weekly?.url ?? '';
    expect(kept).toMatchObject({ sealed: { keyId: keyIdOf(NEW) } });
    expect(openAddress(createKeyRing([NEW]), portalId, kept)).toBe(URL);
  }
  expect(await rotateKeys(store, keys)).toEqual({ rotated: 0, current: 2, unopened: [] });
});

test('an address whose key is not set is named and left as it is', async () => {
  const store = await openStore();
  const url = sealAddress(createKeyRing([OLD]), '1', URL);
  const portal = makePortal({ portalId: '1', weekly: { url, since, seenRunId: null } });
  await store.portals.save(portal);
  const { unopened } = await rotateKeys(store, createKeyRing([NEW]));
  expect(unopened).toMatchObject([{ portalId: '1' }]);
  expect(await store.portals.get('1')).toEqual(portal);
});

test.each([
  ['renewed by another process', { accessToken: 'new', refreshToken: 'new', expiresAt: 2 }],
  ['taken away by another process', null],
])('tokens that are %s meanwhile stay as that process kept them', async (_, meanwhile) => {
  const store = await openStore();
  const keys = createKeyRing([NEW, OLD]);
  const tokens = sealTokens(createKeyRing([OLD]), '1', {
    ...{ accessToken: 'old', refreshToken: 'old', expiresAt: 1 },
  });
  const install = makeInstall({ portalId: '1', tokens });
  await store.installs.save(install);
  const kept = meanwhile === null ? null : sealTokens(keys, '1', meanwhile);
  const list = async () => {
    const read = await store.installs.list();
    await store.installs.save({ ...install, tokens: kept });
    return read;
  };
  const rotation = await rotateKeys({ ...store, installs: { ...store.installs, list } }, keys);
  expect(rotation).toEqual({ rotated: 0, current: 0, unopened: [] });
  expect(await store.installs.get('1')).toEqual({ ...install, tokens: kept });
});

test('tokens that nobody touches meanwhile get the current key', async () => {
  const store = await openStore();
  const known = { accessToken: 'a', refreshToken: 'r', expiresAt: 1 };
  await store.installs.save(
    makeInstall({ portalId: '1', tokens: sealTokens(createKeyRing([OLD]), '1', known) }),
  );
  expect(await rotateKeys(store, createKeyRing([NEW, OLD]))).toMatchObject({ rotated: 1 });
  const sealed = (await store.installs.get('1'))?.tokens;
  expect(sealed && openTokens(createKeyRing([NEW]), '1', sealed)).toEqual(known);
});

test('an address opens for its own account only', () => {
  const keys = createKeyRing([NEW]);
  const sealed = sealAddress(keys, '1', URL);
  expect(() => openAddress(keys, '2', sealed)).toThrow('could not be decrypted');
});
