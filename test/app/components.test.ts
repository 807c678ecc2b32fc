import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { http } from '@hubspot/local-dev-lib/http';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPONENT_SCHEMAS } from './component-schemas.ts';

const ACTION = 'app/workflow-actions/assign-to-hypothesis-hsmeta.json';

interface Field {
  typeDefinition: { name: string; optionsUrl?: string };
}

/** What these tests look at and change in the action's file. */
interface ActionMeta {
  config: {
    actionUrl: string;
    retries?: number;
    inputFields: [Field];
    outputFields: Field[];
    labels: {
      en?: {
        inputFieldLabels: object;
        inputFieldDescriptions: object;
        outputFieldLabels: object;
      };
    };
  };
}

let folder: string;
const download = http.get;

beforeAll(async () => {
  // HubSpot's parser asks an account for the schemas; ours stand in for them.
  http.get = (async () => ({ data: COMPONENT_SCHEMAS })) as unknown as typeof http.get;
  folder = await mkdtemp(path.join(tmpdir(), 'groundwork-components-'));
  await cp('src', folder, {
    recursive: true,
    filter: (source) => !/node_modules|\/(core|server|sandbox|extensions)(\/|$)/.test(source),
  });
});

afterAll(async () => {
  http.get = download;
  await rm(folder, { recursive: true, force: true });
});

const check = (projectSourceDir: string) =>
  translate({ projectSourceDir, platformVersion: '2026.03', accountId: 1 }, { skipValidation: false });

/** Reads a copy of the project in which one file was changed. */
async function checkChanged(file: string, change: (meta: ActionMeta) => void): Promise<unknown> {
  const original = await readFile(path.join(folder, file), 'utf8');
  const meta = JSON.parse(original) as ActionMeta;
  change(meta);
  await writeFile(path.join(folder, file), JSON.stringify(meta));
  try {
    return await check(folder);
  } finally {
    await writeFile(path.join(folder, file), original);
  }
}

test('every component is as HubSpot wants it', async () => {
  const { intermediateRepresentation } = await check(path.resolve('src'));
  const types = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid).map(
    ({ componentType }) => componentType,
  );
  expect(types).toEqual(
    expect.arrayContaining(['APPLICATION', 'CARD', 'PAGE', 'SETTINGS', 'WORKFLOW_ACTION']),
  );
});

test.each<[string, (meta: ActionMeta) => void]>([
  ['without its English labels', ({ config }) => delete config.labels.en],
  ['with a choice of nothing', ({ config }) => delete config.inputFields[0].typeDefinition.optionsUrl],
  ['called without https', ({ config }) => (config.actionUrl = 'http://groundwork.example/actions/assign')],
  ['with a field HubSpot does not know', ({ config }) => (config.retries = 3)],
])('a workflow action %s is refused', async (_what, change) => {
  await expect(checkChanged(ACTION, change)).rejects.toThrow();
});

test('labels and descriptions name fields that are there, and every field has one', async () => {
  const { config } = JSON.parse(await readFile(path.join('src', ACTION), 'utf8')) as ActionMeta;
  const named = (fields: readonly Field[]) => fields.map(({ typeDefinition }) => typeDefinition.name).sort();
  const {
    inputFieldLabels = {},
    inputFieldDescriptions = {},
    outputFieldLabels = {},
  } = config.labels.en ?? {};
  expect(Object.keys(inputFieldLabels).sort()).toEqual(named(config.inputFields));
  expect(Object.keys(inputFieldDescriptions).sort()).toEqual(named(config.inputFields));
  expect(Object.keys(outputFieldLabels).sort()).toEqual(named(config.outputFields));
});
