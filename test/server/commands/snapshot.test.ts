import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { anyOf, propertyFilter, propertyIs } from '../../factories/filters.ts';
import { makeHypothesis, makeStart } from '../../factories/hypotheses.ts';
import { customCode, enrolByFilter, enrolFromList, sendEmail, webhook } from '../../factories/workflows.ts';
import { addList, addRecords, addWorkflow, daysAgo, smallWorld, worldRecord } from '../../factories/world.ts';
import { openForTest } from '../store/temporary-store.ts';
import { commandAccount, runCommand, testFolder, type CommandAccount } from './run-command.ts';

const SECRET = 'https://hooks.example.com/catch/s3cr3t?token=s3cr3t';

/** A workflow with a hypothesis on its segment, outside systems, one that is closed to us, and a segment by hand. */
function world() {
  const made = smallWorld();
  addList(made, { listId: '12', name: 'By hand', processingType: 'MANUAL' });
  const toOne = propertyFilter('email', {
    operator: 'IS_EQUAL_TO',
    operationType: 'STRING',
    value: 's3cr3t@example.com',
  });
  addRecords(made, '0-1', [worldRecord('4')]);
  const joined = { recordId: '4', joinedAt: daysAgo(1), leftAt: null };
  addList(made, { listId: '13', name: 'Also by hand', processingType: 'MANUAL', members: [joined] });
  const byHand = enrolFromList('13');
  addWorkflow(made, { id: '5007', steps: [sendEmail('7001')], enrolment: byHand });
  addWorkflow(made, { id: '5002', steps: [sendEmail('7001')], enrolment: enrolFromList('11') });
  addWorkflow(made, { id: '5003', steps: [webhook(SECRET), customCode('// s3cr3t')] });
  addWorkflow(made, { id: '5004', steps: [sendEmail('7001')], enrolment: enrolByFilter(anyOf([toOne])) });
  addWorkflow(made, { id: '5005', name: 'Closed', isReadable: false });
  addWorkflow(made, {
    id: '5006',
    steps: [sendEmail('7001')],
    enrolment: enrolByFilter(anyOf([propertyIs('plan', 'paid')])),
  });
  return made;
}

async function start(options: Parameters<typeof commandAccount>[1] = {}) {
  const account = await commandAccount(world(), options);
  const store = await openForTest(account.dataDir);
  const hypothesis = makeHypothesis({ status: 'live', start: makeStart() });
  await store.hypotheses.create('4242', hypothesis);
  await store.judgements.attach(
    '4242',
    makeAttachment({ hypothesisId: hypothesis.id, asset: { kind: 'list', id: '11' }, role: 'treatment' }),
  );
  await store.close();
  const folder = join(await testFolder(), 'saved');
  return { account, folder };
}

/** A snapshot has the sizes of segments, not their members. */
const JSON_AT = [
  ...['--format', 'json', '--fail-on', 'never', '--as-of', '2026-11-02T09:00:00Z'],
  ...['--people', 'bounds'],
];

async function auditOf(account: CommandAccount, ...argv: string[]): Promise<AuditReport> {
  const ran = await account.run('audit', ...JSON_AT, ...argv);
  expect(ran.code, ran.err).toBe(0);
  return AuditReport.parse(JSON.parse(ran.out));
}

/** Somebody without an account or any configuration. */
async function elsewhere(folder: string, ...argv: string[]) {
  return runCommand(['audit', '--snapshot', folder, ...JSON_AT, ...argv]);
}

describe('a snapshot', () => {
  it('is audited like the account it was taken of, without asking anybody', async () => {
    const { account, folder } = await start();
    const ran = await account.run('snapshot', folder);
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(ran.out).toContain('7 workflows (1 of them could not be read), 3 segments');
    const live = await auditOf(account);
    expect(live.workflows.find(({ id }) => id === '5002')?.grounding).toBe('inherited');
    expect(live.coverage.people).toMatchObject({ method: 'bounds', range: { total: [1, 2] } });
    const asked = account.portal.requests.total();
    const saved = await elsewhere(folder);
    expect(AuditReport.parse(JSON.parse(saved.out))).toEqual(live);
    expect(saved.err).toContain('Account 4242 as it was saved on 2026-11-02T09:00:00.000Z.');
    expect(account.portal.requests.total()).toBe(asked);
  });

  it('and rules set in settings count in it, and go out as a groundwork.yaml that says the same', async () => {
    const { account, folder } = await start();
    const off = 'SG101';
    expect((await auditOf(account)).findings.map(({ ruleId }) => ruleId)).toContain(off);
    const store = await openForTest(account.dataDir);
    await store.portals.change('4242', (portal) => ({ ...portal, rules: { [off]: { severity: 'off' } } }));
    await store.close();
    await account.run('snapshot', folder);
    const live = await auditOf(account);
    expect(live.rulesOff).toEqual([off]);
    expect(AuditReport.parse(JSON.parse((await elsewhere(folder)).out))).toEqual(live);

    const path = join(await testFolder(), 'groundwork.yaml');
    expect(await account.run('export', '--rules', '--output', path)).toMatchObject({ code: 0, out: '' });
    const cleared = await openForTest(account.dataDir);
    await cleared.portals.change('4242', (portal) => ({ ...portal, rules: {} }));
    await cleared.close();
    expect((await auditOf(account)).rulesOff).toEqual([]);
    expect((await auditOf(account, '--config', path)).rulesOff).toEqual([off]);
  });

  it('of an earlier version, which says nothing of rules, is read as ever', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    const about = join(folder, 'snapshot.json');
    const { rules: _rules, ...before } = JSON.parse(await readFile(about, 'utf8')) as Record<string, unknown>;
    await writeFile(about, JSON.stringify(before));
    expect((await elsewhere(folder)).code).toBe(0);
  });

  it('holds no secret, no address and no member of a segment, and only reads the account', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    const texts = await Promise.all(
      (await readdir(folder, { recursive: true }))
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(texts.join('')).not.toContain('s3cr3t');
    expect(texts.join('')).not.toMatch(/recordId|membership|Ada/);
    const writes = account.portal.requests
      .entries()
      .filter(({ method, path }) => method !== 'GET' && !/\/(search|batch\/read)$/.test(path));
    expect(writes).toEqual([]);
  });

  it('says of what HubSpot refused what the account says', async () => {
    const tokens = (scope: string) =>
      new Map([[SANDBOX_TOKEN, staticToken(ALL_SCOPES.filter((one) => one !== scope))]]);
    for (const scope of ['crm.lists.read', 'content']) {
      const { account, folder } = await start({ settings: { tokens: tokens(scope) } });
      await account.run('snapshot', folder);
      const live = await auditOf(account);
      expect(JSON.parse((await elsewhere(folder)).out), scope).toEqual(live);
    }
    const { account, folder } = await start({ settings: { hasWorkflows: false } });
    await account.run('snapshot', folder);
    const live = await account.run('audit', ...JSON_AT);
    expect(await elsewhere(folder)).toMatchObject({ code: 2, out: live.out });
  });

  it('can be held against hypotheses of a file', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    const path = join(folder, '..', 'none.yaml');
    await writeFile(path, 'schema: groundwork.hypotheses/1\nhypotheses: []\n');
    const { out } = await elsewhere(folder, '--hypotheses', path);
    expect(AuditReport.parse(JSON.parse(out)).workflows.find(({ id }) => id === '5002')?.grounding).toBe(
      'ungrounded',
    );
  });

  it('takes the place of an earlier one of the same account, and leaves nothing beside it', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    account.portal.world.workflows.delete('5004');
    expect((await account.run('snapshot', folder)).out).toContain('6 workflows');
    expect(await readdir(join(folder, 'workflows'))).toEqual([
      '5001.json',
      '5002.json',
      '5003.json',
      '5006.json',
      '5007.json',
    ]);
    expect(await readdir(join(folder, '..'))).toEqual(['saved']);
  });

  it('is not half there when reading fails, and the one before stays', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    const before = await readFile(join(folder, 'snapshot.json'), 'utf8');
    account.clock.goTo(account.clock.now() + 1000);
    const env = { ...account.env, HUBSPOT_ACCESS_TOKEN: 'pat-mistyped' };
    expect(await runCommand(['snapshot', folder], { env })).toMatchObject({ code: 2, out: '' });
    expect(await readFile(join(folder, 'snapshot.json'), 'utf8')).toBe(before);
    expect(await readdir(join(folder, '..'))).toEqual(['saved']);
  });
});

describe('a snapshot is refused', () => {
  it.each([
    [
      'in a folder that holds something else',
      async (folder: string) => {
        await mkdir(folder);
        await writeFile(join(folder, 'notes.md'), 'mine');
      },
      'is not empty and no snapshot',
    ],
    ['where a file is', (folder: string) => writeFile(folder, 'x'), 'is a file'],
  ])('%s, which stays', async (_name, prepare, words) => {
    const { account, folder } = await start();
    await prepare(folder);
    const ran = await account.run('snapshot', folder);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(words);
  });

  it('over an earlier one with something of somebody else’s in it, or of another account', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    await writeFile(join(folder, 'notes.md'), 'mine');
    expect((await account.run('snapshot', folder)).err).toContain('holds something else too: notes.md');
    await rm(join(folder, 'notes.md'));
    const about = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8'));
    await writeFile(join(folder, 'snapshot.json'), JSON.stringify({ ...about, portalId: '99' }));
    expect((await account.run('snapshot', folder)).err).toContain(
      'is a snapshot of account 99, and this is account 4242',
    );
  });

  it('in the working folder itself', async () => {
    const { account } = await start();
    expect((await account.run('snapshot', '.')).err).toContain('Name a folder inside it');
  });
});

describe('audit --snapshot of a damaged one', () => {
  const cut = async (path: string) => writeFile(path, (await readFile(path, 'utf8')).slice(0, 40));

  it('names the file of a workflow, a missing one and one of another workflow, and audits the rest', async () => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    await cut(join(folder, 'workflows', '5001.json'));
    await rm(join(folder, 'workflows', '5004.json'));
    await writeFile(join(folder, 'workflows', '5006.json'), '{"id": "77", "actions": []}');
    const ran = await elsewhere(folder);
    const report = AuditReport.parse(JSON.parse(ran.out));
    expect(report.complete).toBe(false);
    const reasons = report.unreadable.map(({ id, reason }) => `${id} ${reason}`).join('\n');
    expect(reasons).toMatch(/5001 workflows\/5001\.json of the snapshot is damaged: no valid JSON/);
    expect(reasons).toMatch(/5004 workflows\/5004\.json of the snapshot is damaged: it is missing/);
    expect(reasons).toMatch(/5006 workflows\/5006\.json of the snapshot is damaged: it holds workflow 77/);
    expect(report.workflows.find(({ id }) => id === '5002')?.grounding).toBe('inherited');
  });

  it.each([
    ['segments.json', 'list'],
    ['emails.json', 'emails'],
  ])('names %s and goes on without it', async (name, kind) => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    await cut(join(folder, name));
    const report = AuditReport.parse(JSON.parse((await elsewhere(folder)).out));
    expect(
      report.unreadable
        .filter((one) => one.kind === kind)
        .map(({ reason }) => reason)
        .join(),
    ).toContain(`${name} of the snapshot is damaged`);
    expect(report.workflows).toHaveLength(7);
  });

  it.each([
    ['snapshot.json', (text: string) => text.slice(0, 20), 'snapshot.json of the snapshot is damaged'],
    [
      'snapshot.json',
      (text: string) => text.replace('snapshot/1', 'snapshot/9'),
      'is “groundwork.snapshot/9”; this version',
    ],
    [
      'hypotheses.json',
      (text: string) => text.replace('"hypotheses"', '"hypothese"'),
      'hypotheses.json of the snapshot is damaged',
    ],
    ['readings.json', () => '[{}]', 'readings.json of the snapshot is damaged: entry 1'],
    ['workflows.json', (text: string) => text.slice(0, 20), 'workflows.json of the snapshot is damaged'],
  ])('is refused when %s is not what was written', async (name, change, words) => {
    const { account, folder } = await start();
    await account.run('snapshot', folder);
    await writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')));
    const ran = await elsewhere(folder);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(words);
  });

  it('is refused for a folder that is none, and with a settings file of another account', async () => {
    const { account, folder } = await start();
    expect((await elsewhere(folder)).err).toContain('is no snapshot: it has no snapshot.json');
    await account.run('snapshot', folder);
    const path = join(folder, '..', 'groundwork.yaml');
    await writeFile(path, "portalId: '99'\n");
    expect((await elsewhere(folder, '--config', path)).err).toContain(
      'is about account 99, and this is account 4242',
    );
    expect((await elsewhere(folder, '--lists', path)).err).toContain('a snapshot holds its own segments');
    expect((await elsewhere(folder, '--since', 'last')).err).toContain('--since');
  });
});
