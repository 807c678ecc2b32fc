import { CONTACT } from '../../../src/core/object-type.ts';
import { DAY_MS, dayOf, toInstant } from '../../../src/core/time.ts';
import type { World } from '../../../src/sandbox/portal/world.ts';
import { inBatches } from '../../../src/server/hubspot/batches.ts';
import { openPortal } from '../../../src/server/hubspot/portal.ts';
import { openStore } from '../../../src/server/store/open-store.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { runAudit } from '../../../src/server/use-cases/audit/run-audit.ts';
import { sealTokens } from '../../../src/server/use-cases/install/kept-tokens.ts';
import { makeAttachment, makeInstall, makeLedgerRow, makePortal } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makePrediction, makeStart } from '../../factories/hypotheses.ts';
import { asked, report } from '../child.ts';
import {
  accountOf,
  EDITOR,
  NUMBERS,
  PORTALS,
  portalIdOf,
  recordsOf,
  tokenOf,
  type SeedAsk,
} from './accounts.ts';

/** Hypotheses of an account; each record takes part in some. */
const HYPOTHESES = 20;
const A_RECORD = 3;
/** Changes of one account at once: files are then written once for all of them. */
const AT_ONCE = 20;

/** Puts into the store what twenty accounts have by the time people look at cards: their latest audit too. */
const { url, now, directory, databaseUrl, key } = asked<SeedAsk>();
const keys = createKeyRing([Buffer.from(key, 'base64')]);
const store = await openStore({
  directory,
  databaseUrl,
  databasePool: PORTALS,
  mode: 'write',
  now: () => now,
});
for (const number of NUMBERS) await seed(store, number);
await Promise.all(NUMBERS.map((number) => auditOf(number)));
await store.close();
report({ portals: NUMBERS.length });

async function seed({ portals, installs, hypotheses, judgements, ledger }: Store, number: number) {
  const portalId = portalIdOf(number);
  const world = accountOf(number, now);
  const timeZone = world.account.timeZone;
  await portals.save(makePortal({ portalId, timeZone, since: toInstant(now), editors: [EDITOR] }));
  const kept = { accessToken: tokenOf(number), refreshToken: `refresh-${number}`, expiresAt: now + DAY_MS };
  await installs.save(makeInstall({ portalId, tokens: sealTokens(keys, portalId, kept) }));
  for (const hypothesis of hypothesesOf(timeZone)) await hypotheses.create(portalId, hypothesis);
  for (const some of inBatches(attachmentsOf(world), () => AT_ONCE))
    await Promise.all(some.map((attachment) => judgements.attach(portalId, attachment)));
  for (const [id, rows] of rowsOf(world)) await ledger.append(portalId, id, rows);
}

async function auditOf(number: number): Promise<void> {
  const hubspot = openPortal({ baseUrl: url, flowsBasePath: '/automation/v4', token: tokenOf(number) });
  const deps = { store, hubspot, now: () => now, progress: () => undefined };
  await runAudit(deps, { portalId: portalIdOf(number) });
}

function hypothesesOf(timeZone: string) {
  return Array.from({ length: HYPOTHESES }, (_, index) =>
    makeHypothesis({
      id: hypothesisId(index),
      prediction: makePrediction({ deadline: dayOf(now + 60 * DAY_MS, timeZone) }),
      start: makeStart({ at: toInstant(now - 60 * DAY_MS) }),
    }),
  );
}

/** Every workflow and every segment of contacts is attached to one. */
function attachmentsOf({ workflows, lists }: World) {
  const segments = [...lists.values()].filter(({ objectTypeId }) => objectTypeId === CONTACT);
  const assets = [
    ...[...workflows.keys()].map((id) => ({ asset: { kind: 'workflow', id }, role: 'tactic' }) as const),
    ...segments.map(({ listId }) => ({ asset: { kind: 'list', id: listId }, role: 'treatment' }) as const),
  ];
  return assets.map((asset, index) =>
    makeAttachment({ ...asset, hypothesisId: hypothesisId(index % HYPOTHESES) }),
  );
}

function rowsOf(world: World): Map<string, ReturnType<typeof makeLedgerRow>[]> {
  const rows = new Map<string, ReturnType<typeof makeLedgerRow>[]>();
  for (const [index, recordId] of recordsOf(world).entries())
    for (let part = 0; part < A_RECORD; part += 1) {
      const id = hypothesisId((index + part) % HYPOTHESES);
      const joinedAt = now - (20 + (index % 30)) * DAY_MS;
      rows.set(id, [...(rows.get(id) ?? []), makeLedgerRow({ recordId, joinedAt, firstSeenAt: joinedAt })]);
    }
  return rows;
}
