import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Served, StepWords } from './host/scene.ts';

/** The folder that is uploaded to HubSpot. */
const SOURCE = fileURLToPath(new URL('../../', import.meta.url));

const App = z.looseObject({
  config: z.looseObject({ permittedUrls: z.looseObject({ fetch: z.array(z.string()) }) }),
});
const Extension = z.looseObject({
  uid: z.string(),
  type: z.enum(['card', 'page', 'settings']),
  config: z.looseObject({
    entrypoint: z.string(),
    name: z.string().optional(),
    location: z.string().optional(),
    objectTypes: z.array(z.string()).optional(),
  }),
});
const Step = z.looseObject({
  config: z.looseObject({
    labels: z.looseObject({
      en: z.looseObject({
        actionName: z.string(),
        actionDescription: z.string(),
        inputFieldLabels: z.looseObject({ hypothesis: z.string() }),
        inputFieldDescriptions: z.looseObject({ hypothesis: z.string() }),
        outputFieldLabels: z.record(z.string(), z.string()),
      }),
    }),
  }),
});
const Kind = z.looseObject({ type: z.string() });

const OBJECT_TYPES: Record<string, string> = { contacts: '0-1', companies: '0-2', deals: '0-3' };

/** An extension of the project, with the file HubSpot's builder starts from. */
export interface ProjectExtension extends Served {
  entry: string;
}

export interface Project {
  extensions: ProjectExtension[];
  /** Origins that extensions may call. */
  permitted: string[];
  /** What the workflow editor says of our step; null without one. */
  step: StepWords | null;
}

/** Reads what HubSpot would read of the project. Throws when a file is not as HubSpot wants it. */
export async function readProject(variables: Record<string, string>): Promise<Project> {
  const app = join(SOURCE, 'app');
  const files = (await readdir(app, { recursive: true })).filter(
    (file) => file.endsWith('-hsmeta.json') && !file.includes('node_modules'),
  );
  const project: Project = { extensions: [], permitted: [], step: null };
  for (const file of files.sort()) {
    const meta: unknown = JSON.parse(await readFile(join(app, file), 'utf8'));
    const { type } = Kind.parse(meta);
    if (type === 'app') project.permitted = permittedBy(App.parse(meta), variables);
    else if (type === 'workflow-action') project.step = stepWords(Step.parse(meta));
    else if (Extension.shape.type.safeParse(type).success)
      project.extensions.push(served(Extension.parse(meta)));
  }
  return project;
}

function stepWords({ config }: z.infer<typeof Step>): StepWords {
  const { actionName, actionDescription, inputFieldLabels, inputFieldDescriptions, outputFieldLabels } =
    config.labels.en;
  return {
    name: actionName,
    description: actionDescription,
    input: { label: inputFieldLabels.hypothesis, description: inputFieldDescriptions.hypothesis },
    outputs: outputFieldLabels,
  };
}

function permittedBy({ config }: z.infer<typeof App>, variables: Record<string, string>): string[] {
  return config.permittedUrls.fetch.map((url) =>
    url.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole),
  );
}

/** What HubSpot shows above what has no name of its own: the app's. */
const NAMES = { card: 'Groundwork', page: 'Groundwork', settings: 'Groundwork settings' } as const;
const TYPES = { card: 'CARD', page: 'PAGE', settings: 'SETTINGS' } as const;

function served({ uid, type, config }: z.infer<typeof Extension>): ProjectExtension {
  const { entrypoint, name, location, objectTypes = [] } = config;
  const bundle = basename(entrypoint, extname(entrypoint));
  return {
    uid,
    name: name ?? NAMES[type],
    type: TYPES[type],
    location: location ?? type,
    bundle: `/workbench/bundles/${uid}/${bundle}.js`,
    objectTypeIds: objectTypes.map((one) => OBJECT_TYPES[one] ?? one),
    entry: join(SOURCE, entrypoint),
  };
}
